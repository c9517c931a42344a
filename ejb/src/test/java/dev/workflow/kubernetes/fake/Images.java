package dev.workflow.kubernetes.fake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The registry of the fake node: what is not in here cannot be pulled. */
public final class Images {

    /**
     * Something to run: this machine's programs, and files besides.
     *
     * @param files by their names below {@code /workspace}, which is where its processes begin
     * @param environment of the image
     */
    public record Image(Map<String, byte[]> files, Map<String, String> environment) {

        public Image {
            files = Map.copyOf(files);
            environment = Map.copyOf(environment);
        }
    }

    private final Map<String, Image> images = new ConcurrentHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    Images() {
        add("127.0.0.1:5000/busybox:latest", new Image(Map.of(), Map.of()));
    }

    /** @param reference as in containers, with tag or digest */
    public void add(String reference, Image image) {
        images.put(reference, image);
    }

    /** Pulling it fails with these words of the container runtime. */
    public void refuse(String reference, String message) {
        broken.put(reference, message);
    }

    Optional<Image> find(String reference) {
        return broken.containsKey(reference) ? Optional.empty() : Optional.ofNullable(images.get(reference));
    }

    /** Why it cannot be pulled, as containerd says it. */
    String why(String reference) {
        String said = broken.get(reference);
        return said != null
                ? said
                : "rpc error: code = NotFound desc = failed to pull and unpack image \"" + reference
                        + "\": failed to resolve reference \"" + reference + "\": " + reference + ": not found";
    }
}
