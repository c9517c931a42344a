package dev.workflow.launcher.server;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.data.OwnerOnly;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.JavaCommand;
import dev.workflow.launcher.process.PlainEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The server with nobody beside it: what it needs is there or comes, its output is ours. */
public final class ServerAlone {

    /** The memory of the container decides; the collector and the compilers are what the JVM thinks fit for it. */
    private static final List<String> JVM = List.of(
            "-XX:MaxRAMPercentage=60",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");

    private final Settings settings;
    private final Distribution distribution;

    public ServerAlone(Settings settings, Distribution distribution) {
        this.settings = settings;
        this.distribution = distribution;
    }

    /**
     * Returns at once. The server ends with us.
     *
     * @param listen address of the HTTP port
     */
    public Process start(Map<String, String> environment, String listen) throws IOException {
        Instance instance = new Instance(settings.data().server().resolve("instance"));
        instance.create(distribution.server(), listen);
        Path arguments = settings.data().run().resolve("server.args");
        OwnerOnly.write(
                arguments,
                ServerCommand.of(settings, distribution, instance, new JavaCommand(JVM))
                        .argumentFile());
        Process server = PlainEnvironment.apply(new ProcessBuilder(JavaCommand.binary(), "@" + arguments), environment)
                .directory(settings.data().server().toFile())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Nothing is started beside it, so there is nothing to wait for.
        server.getOutputStream().write("\n".getBytes(StandardCharsets.US_ASCII));
        server.getOutputStream().flush();
        return server;
    }
}
