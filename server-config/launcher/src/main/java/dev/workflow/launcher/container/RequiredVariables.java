package dev.workflow.launcher.container;

import dev.workflow.launcher.Refusal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server without embedded parts must be told. All that is missing is named at once. */
final class RequiredVariables {

    private static final String MASTER_KEY = "WORKFLOW_MASTER_KEY_FILE";

    private static final Map<String, String> MEANINGS = meanings();

    private RequiredVariables() {}

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("WORKFLOW_DB_URL", "PostgreSQL, jdbc:postgresql://HOST:PORT/DATABASE");
        meanings.put("WORKFLOW_DB_USER", "its user");
        meanings.put("WORKFLOW_DB_PASSWORD", "and password");
        meanings.put("WORKFLOW_AMQP_URI", "RabbitMQ, amqp://USER:PASSWORD@HOST:PORT/VHOST");
        meanings.put("WORKFLOW_S3_ENDPOINT", "object storage, http(s)://HOST:PORT");
        meanings.put("WORKFLOW_S3_BUCKET", "its bucket");
        meanings.put("WORKFLOW_S3_ACCESS_KEY", "and keys");
        meanings.put("WORKFLOW_S3_SECRET_KEY", "");
        meanings.put("WORKFLOW_REGISTRY_URL", "image registry, http(s)://HOST:PORT");
        meanings.put("WORKFLOW_REGISTRY_USERNAME", "its user");
        meanings.put("WORKFLOW_REGISTRY_PASSWORD", "and password");
        meanings.put("WORKFLOW_BUILDER_KEY", "what the builder shows to the controller; one for all servers");
        meanings.put(MASTER_KEY, "the keyset that seals config values; one for all servers");
        return meanings;
    }

    /** @throws Refusal naming everything that is missing */
    static void check(Map<String, String> environment) {
        List<String> missing = MEANINGS.keySet().stream()
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal(
                    missing.stream()
                            .map(RequiredVariables::line)
                            .collect(
                                    Collectors.joining(
                                            "",
                                            "A server in a container has no embedded parts; these variables are missing:",
                                            "\nEach can be in a file instead, which the variable of that name with _FILE at its end names.")));
        }
        masterKey(environment.get(MASTER_KEY));
    }

    private static String line(String name) {
        String meaning = MEANINGS.get(name);
        return "\n  " + name + (meaning.isEmpty() ? "" : "  " + meaning);
    }

    /** Alone on a machine the server makes one; here every server would make another, and none could read the others' rows. */
    private static void masterKey(String file) {
        try {
            if (Files.isReadable(Path.of(file)) && Files.size(Path.of(file)) > 0) {
                return;
            }
        } catch (java.io.IOException | InvalidPathException unreadable) {
            throw new Refusal(MASTER_KEY + " names " + file + ", which cannot be read.", unreadable);
        }
        throw new Refusal(
                MASTER_KEY + " names " + file + ", which is not there or empty: is the secret mounted there?");
    }
}
