package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The platform that most test classes share: started at first use, stopped when the tests' process ends, because with
 * several of these Surefire runs each class as if it were the only one.
 */
final class SharedPlatform {

    private static final SharedPlatform ONE = new SharedPlatform();

    private Installation installation;

    private SharedPlatform() {}

    /** Throws when it does not come up; the next who asks tries again. */
    static synchronized Platform get() {
        if (ONE.installation == null) {
            ONE.start();
        }
        return ONE.installation.platform();
    }

    private void start() {
        try {
            Installation fresh = new Installation(Files.createTempDirectory("workflow-"));
            // A test run that is interrupted leaves nothing behind either.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(fresh), "stop-platform"));
            fresh.up();
            installation = fresh;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Installation installation) {
        try {
            installation.down();
            Folders.keep(installation.data().resolve("logs"), Path.of("target", "platform-logs"));
            Folders.delete(installation.data());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
