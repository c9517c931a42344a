package dev.workflow.web.process;

import dev.workflow.release.TypeDescription;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Map;

/** One process type in detail, in the words of a container (api.md §5). */
public record TypeDescriptionWire(
        String container,
        String image,
        List<String> command,
        List<String> args,
        Map<String, Object> startupProbe,
        Map<String, Object> livenessProbe,
        Map<String, Object> readinessProbe,
        Map<String, String> limits,
        List<MountWire> volumeMounts,
        Map<String, String> nodeSelector) {

    /** A volume in the file system of a process. */
    public record MountWire(
            String name, @JsonbProperty("mountPath") String mountPath) {}

    static TypeDescriptionWire of(TypeDescription type) {
        return new TypeDescriptionWire(
                type.container(),
                type.image(),
                type.command(),
                type.args(),
                type.startupProbe(),
                type.livenessProbe(),
                type.readinessProbe(),
                type.limits(),
                type.volumeMounts().stream()
                        .map(mount -> new MountWire(mount.name(), mount.path()))
                        .toList(),
                type.nodeSelector());
    }
}
