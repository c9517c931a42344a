package dev.workflow.launcher.data;

import dev.workflow.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the platform keeps everything; readable by its owner only. */
public record DataFolder(Path root) {

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** {@code --data}, else {@code WORKFLOW_DATA}, else the place the XDG specification gives. */
    public static DataFolder chosen(Optional<String> option, Map<String, String> environment) {
        String given = option.orElseGet(() -> environment.getOrDefault("WORKFLOW_DATA", ""));
        if (!given.isBlank()) {
            return new DataFolder(Path.of(given));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = Path.of(xdg).isAbsolute()
                ? Path.of(xdg)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "share");
        return new DataFolder(base.resolve("workflow"));
    }

    /** Creates the folder and its parts; refuses a place that cannot be written. */
    public DataFolder create() {
        try {
            Files.createDirectories(root.getParent());
            for (Path folder : new Path[] {root, logs(), run(), secrets(), services(), server()}) {
                OwnerOnly.folder(folder);
            }
            return this;
        } catch (IOException e) {
            throw new Refusal(
                    "The data folder " + root + " cannot be written (" + e.getMessage()
                            + "): choose another one with --data.",
                    e);
        }
    }

    public boolean exists() {
        return Files.isDirectory(root);
    }

    /** True when a start has been here: the sign that the folder is ours to delete. */
    public boolean ours() {
        return Files.isDirectory(secrets()) && Files.isDirectory(run());
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** What is only true while the platform runs. */
    public Path run() {
        return root.resolve("run");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Data of the embedded broker and object storage. */
    public Path services() {
        return root.resolve("services");
    }

    /** The server's scratch space, made anew at each of its starts. */
    public Path server() {
        return root.resolve("server");
    }

    public Path demo() {
        return root.resolve("demo");
    }
}
