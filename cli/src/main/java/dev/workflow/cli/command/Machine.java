package dev.workflow.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The surroundings a command runs in.
 *
 * @param directory what relative file names start from, and the working tree git is asked about
 * @param pause how to wait; tests do not
 */
public record Machine(Map<String, String> environment, Path directory, Pause pause) {
    public static Machine system() {
        return new Machine(
                System.getenv(), Path.of("").toAbsolutePath(), duration -> Thread.sleep(duration.toMillis()));
    }

    /** A variable of the environment; empty when not set. */
    public String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    public Path home() {
        String home = variable("HOME");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    /** Waits that long, or less when the thread is interrupted. */
    public void await(Duration duration) {
        try {
            pause.forDuration(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A way of waiting. */
    public interface Pause {
        void forDuration(Duration duration) throws InterruptedException;
    }
}
