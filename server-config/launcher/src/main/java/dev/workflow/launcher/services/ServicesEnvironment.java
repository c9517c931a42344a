package dev.workflow.launcher.services;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the services JVM is told, by environment variables of its own.
 *
 * @param amqpPort 0 when the broker is not ours
 * @param storagePort 0 when the storage is not ours
 */
public record ServicesEnvironment(
        String folder, int amqpPort, String amqpPassword, int storagePort, String accessKey, String secretKey) {

    /** User name at the broker. */
    public static final String USER = "workflow";

    /** The one bucket. */
    public static final String BUCKET = "workflow";

    private static final String PREFIX = "SERVICES_";

    /** Made when everything is up: the broker listens some time before it lets anybody in. */
    Path ready() {
        return Path.of(folder, "ready");
    }

    static ServicesEnvironment read(Map<String, String> environment) {
        return new ServicesEnvironment(
                environment.get(PREFIX + "FOLDER"),
                Integer.parseInt(environment.get(PREFIX + "AMQP_PORT")),
                environment.get(PREFIX + "AMQP_PASSWORD"),
                Integer.parseInt(environment.get(PREFIX + "STORAGE_PORT")),
                environment.get(PREFIX + "ACCESS_KEY"),
                environment.get(PREFIX + "SECRET_KEY"));
    }

    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put(PREFIX + "FOLDER", folder);
        variables.put(PREFIX + "AMQP_PORT", Integer.toString(amqpPort));
        variables.put(PREFIX + "AMQP_PASSWORD", amqpPassword);
        variables.put(PREFIX + "STORAGE_PORT", Integer.toString(storagePort));
        variables.put(PREFIX + "ACCESS_KEY", accessKey);
        variables.put(PREFIX + "SECRET_KEY", secretKey);
        return variables;
    }
}
