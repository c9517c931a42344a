package dev.workflow.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an image's configuration says about running it (OCI image specification, "config"). */
public record ImageConfig(
        Map<String, String> environment,
        List<String> entrypoint,
        List<String> command,
        String workingDirectory,
        String user,
        Map<String, String> labels) {

    /** Set to {@code host} on images that hold only application layers and run over this machine's root. */
    public static final String ROOTFS_LABEL = "dev.workflow.rootfs";

    private static final ObjectMapper JSON = new ObjectMapper();

    public ImageConfig {
        environment = Map.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        labels = Map.copyOf(labels);
    }

    /** @throws ImageTrouble when it is no image configuration */
    public static ImageConfig parse(byte[] json) throws ImageTrouble {
        try {
            JsonNode config = JSON.readTree(json).path("config");
            return new ImageConfig(
                    variables(config.path("Env")),
                    words(config.path("Entrypoint")),
                    words(config.path("Cmd")),
                    config.path("WorkingDir").asText(""),
                    config.path("User").asText(""),
                    labels(config.path("Labels")));
        } catch (IOException | RuntimeException broken) {
            throw new ImageTrouble("The image's configuration cannot be read", broken);
        }
    }

    /** Whether it has application layers only, to be shown over this machine's read-only root. */
    public boolean overHostRoot() {
        return "host".equals(labels.get(ROOTFS_LABEL));
    }

    /** The words to run: a given command replaces the entrypoint, given arguments replace the image's command. */
    public List<String> words(List<String> givenCommand, List<String> givenArguments) {
        List<String> words = new ArrayList<>(givenCommand.isEmpty() ? entrypoint : givenCommand);
        // As in Kubernetes: the image's command belongs to the image's entrypoint only.
        words.addAll(givenArguments.isEmpty() && givenCommand.isEmpty() ? command : givenArguments);
        return words;
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Map<String, String> variables(JsonNode array) {
        Map<String, String> variables = new LinkedHashMap<>();
        array.forEach(pair -> {
            int equals = pair.asText().indexOf('=');
            if (equals > 0) {
                variables.put(pair.asText().substring(0, equals), pair.asText().substring(equals + 1));
            }
        });
        return variables;
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(
                        field -> labels.put(field.getKey(), field.getValue().asText()));
        return labels;
    }
}
