package dev.workflow.volume;

import dev.workflow.engine.VolumeMount;
import dev.workflow.persistence.volume.Volume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which volumes each process type of an app sees.
 *
 * @param byType in the order of their paths
 */
public record Mounts(Map<String, List<VolumeMount>> byType) {

    public static final Mounts NONE = new Mounts(Map.of());

    public static Mounts of(List<Volume> volumes) {
        return collect(volumes, null, Map.of());
    }

    /** As {@link #of}, with other paths for one of the volumes. */
    public static Mounts with(List<Volume> volumes, UUID changed, Map<String, String> paths) {
        return collect(volumes, changed, paths);
    }

    private static Mounts collect(List<Volume> volumes, UUID changed, Map<String, String> paths) {
        Map<String, List<VolumeMount>> byType = new LinkedHashMap<>();
        for (Volume volume : volumes) {
            Map<String, String> places = volume.getUuid().equals(changed) ? paths : volume.getPath();
            places.forEach((type, path) ->
                    byType.computeIfAbsent(type, key -> new ArrayList<>()).add(mount(volume, path)));
        }
        byType.replaceAll((type, mounts) ->
                mounts.stream().sorted(Comparator.comparing(VolumeMount::path)).toList());
        return new Mounts(byType);
    }

    /** One volume at a path. */
    public static VolumeMount mount(Volume volume, String path) {
        VolumeMount.Source source = volume.getType().equals(Volume.NFS)
                ? NfsExport.of(volume.getParameters())
                        .<VolumeMount.Source>map(
                                nfs -> new VolumeMount.Source.Nfs(nfs.server(), nfs.path(), nfs.readOnly()))
                        .orElseThrow()
                : new VolumeMount.Source.Own(VolumeSize.parse(volume.getSize()).bytes());
        return new VolumeMount(volume.getUuid(), volume.getName(), path, source);
    }

    public List<VolumeMount> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** What a process type sees with one more. */
    List<VolumeMount> and(String type, VolumeMount more) {
        List<VolumeMount> all = new ArrayList<>(of(type));
        all.add(more);
        return all;
    }
}
