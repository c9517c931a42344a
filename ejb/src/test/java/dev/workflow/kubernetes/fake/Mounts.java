package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.sandbox.Confinement.Mount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The volumes of a pod as folders of this machine. */
final class Mounts {

    private static final Set<String> SKIPPED = Set.of("projected", "downwardAPI");

    private final Etcd etcd;
    private final Machine machine;
    private final JsonObject pod;

    Mounts(Etcd etcd, Machine machine, JsonObject pod) {
        this.etcd = etcd;
        this.machine = machine;
        this.pod = pod;
    }

    /** @throws ContainerProblem when one is missing: the pod waits for it */
    List<Mount> of(JsonObject container) throws ContainerProblem, IOException {
        List<Mount> mounts = new ArrayList<>();
        for (JsonObject mount : Tree.objects(container, "volumeMounts")) {
            Optional<JsonObject> volume = Tree.objects(pod, "spec", "volumes").stream()
                    .filter(one -> Tree.text(one, "name").equals(Tree.text(mount, "name")))
                    .findFirst();
            if (volume.isPresent()) {
                String target = Tree.text(mount, "mountPath");
                mount(volume.get(), target, Tree.text(mount, "subPath")).ifPresent(mounts::add);
            }
        }
        return mounts;
    }

    private Optional<Mount> mount(JsonObject volume, String target, String subPath)
            throws ContainerProblem, IOException {
        String claim = Tree.text(volume, "persistentVolumeClaim", "claimName");
        String below = subPath.isEmpty() ? "" : "/" + subPath;
        if (!claim.isEmpty()) {
            Path folder = machine.writable("volumes/" + Metadata.namespace(pod) + "/" + claim + below);
            return Optional.of(Mount.volume(folder, target));
        }
        if (volume.has("emptyDir")) {
            Path folder = machine.writable("empty/" + Metadata.uid(pod) + "/" + Tree.text(volume, "name") + below);
            return Optional.of(Mount.volume(folder, target));
        }
        if (volume.has("secret") || volume.has("configMap")) {
            Path folder = machine.files(content(volume));
            return Optional.of(new Mount(subPath.isEmpty() ? folder : folder.resolve(subPath), target, false));
        }
        if (volume.keySet().stream().anyMatch(SKIPPED::contains)) {
            return Optional.empty();
        }
        throw failed(volume, "mount failed: exit status 32: Connection timed out");
    }

    private Map<String, byte[]> content(JsonObject volume) throws ContainerProblem {
        boolean secret = volume.has("secret");
        String name = secret ? Tree.text(volume, "secret", "secretName") : Tree.text(volume, "configMap", "name");
        JsonObject found = etcd.get(secret ? Resource.SECRET : Kinds.CONFIG_MAP, Metadata.namespace(pod), name)
                .orElse(null);
        if (found == null) {
            throw failed(volume, (secret ? "secret" : "configmap") + " \"" + name + "\" not found");
        }
        Map<String, String> texts = Environment.texts(secret, found);
        List<JsonObject> items = Tree.objects(volume, secret ? "secret" : "configMap", "items");
        Map<String, byte[]> files = new HashMap<>();
        if (items.isEmpty()) {
            texts.forEach((key, value) -> files.put(key, value.getBytes(StandardCharsets.UTF_8)));
        }
        items.forEach(item -> files.put(
                Tree.text(item, "path"),
                texts.getOrDefault(Tree.text(item, "key"), "").getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static ContainerProblem failed(JsonObject volume, String why) {
        return new ContainerProblem(
                "FailedMount", "MountVolume.SetUp failed for volume \"" + Tree.text(volume, "name") + "\" : " + why);
    }
}
