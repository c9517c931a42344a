package dev.workflow.launcher.server;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.JavaCommand;
import java.io.IOException;
import java.util.List;

/** The server JVM's command line, whatever starts it. */
final class ServerCommand {

    private ServerCommand() {}

    /** @param java settings of the JVM; the caller's own, {@code WORKFLOW_SERVER_JAVA_OPTIONS}, come after them */
    static JavaCommand of(Settings settings, Distribution distribution, Instance instance, JavaCommand java)
            throws IOException {
        String own = settings.environment()
                .getOrDefault("WORKFLOW_SERVER_JAVA_OPTIONS", "")
                .strip();
        return java.with("-Djava.io.tmpdir=" + instance.temporary())
                .with(ModuleDoors.of(distribution.serverBoot()))
                .with(own.isEmpty() ? List.of() : List.of(own.split("\\s+")))
                .classPath(distribution.serverClassPath())
                .main(ServerMain.class)
                .with(
                        distribution.serverBoot().toString(),
                        distribution.server().toString())
                .with(instance.folder().toString(), Integer.toString(settings.port(PortName.HTTP)))
                .with(distribution.ear().toString());
    }
}
