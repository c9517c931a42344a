package dev.workflow.launcher.services;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The object storage alone, for a container: {@code WORKFLOW_STORAGE_FOLDER} (whose file system must have extended
 * attributes), {@code WORKFLOW_STORAGE_PORT} (8333), {@code WORKFLOW_S3_ACCESS_KEY} and {@code WORKFLOW_S3_SECRET_KEY}.
 * One process, one folder: it does not scale and does not replicate.
 */
public final class StorageMain {

    private static final int FAILED = 3;

    private StorageMain() {}

    public static void main(String[] args) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        try {
            Storage storage = Storage.start(
                    Path.of(required(environment, "WORKFLOW_STORAGE_FOLDER")),
                    "0.0.0.0",
                    Integer.parseInt(environment.getOrDefault("WORKFLOW_STORAGE_PORT", "8333")),
                    required(environment, "WORKFLOW_S3_ACCESS_KEY"),
                    required(environment, "WORKFLOW_S3_SECRET_KEY"));
            Runtime.getRuntime().addShutdownHook(new Thread(storage::stop));
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
