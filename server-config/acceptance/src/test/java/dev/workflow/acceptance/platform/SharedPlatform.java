package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The platform that most test classes share: started at first use, stopped after the last test. */
final class SharedPlatform implements AutoCloseable {

    private final Installation installation;
    private final Thread emergency;

    private SharedPlatform(Installation installation) {
        this.installation = installation;
        this.emergency = new Thread(installation::down, "stop-platform");
    }

    static SharedPlatform start() {
        try {
            SharedPlatform shared = new SharedPlatform(new Installation(Files.createTempDirectory("workflow-")));
            // A test run that is interrupted leaves nothing behind either.
            Runtime.getRuntime().addShutdownHook(shared.emergency);
            shared.installation.up();
            return shared;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Platform platform() {
        return installation.platform();
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(emergency);
        installation.down();
        Folders.keep(installation.data().resolve("logs"), Path.of("target", "platform-logs"));
        Folders.delete(installation.data());
    }
}
