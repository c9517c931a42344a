package dev.workflow.launcher.container;

import dev.workflow.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Variables whose values are in files: {@code WORKFLOW_X_FILE} names the file that holds the value of {@code WORKFLOW_X},
 * so that a secret is in no environment that somebody may list.
 */
final class SecretFiles {

    private static final String PREFIX = "WORKFLOW_";
    private static final String SUFFIX = "_FILE";

    /** The server reads these files itself. */
    private static final Set<String> KEPT = Set.of("WORKFLOW_MASTER_KEY_FILE");

    private SecretFiles() {}

    /** The environment with the values in place of the files' names. A line break at a value's end is not part of it. */
    static Map<String, String> read(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        environment.forEach((name, file) -> {
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX) && !KEPT.contains(name) && !file.isBlank()) {
                String plain = name.substring(0, name.length() - SUFFIX.length());
                if (!environment.getOrDefault(plain, "").isEmpty()) {
                    throw new Refusal(plain + " and " + name + " are both set: set one of them.");
                }
                all.remove(name);
                all.put(plain, value(name, file));
            }
        });
        return all;
    }

    private static String value(String name, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Refusal(
                    name + " names " + file + ", which cannot be read: is the secret mounted there?", unreadable);
        }
    }
}
