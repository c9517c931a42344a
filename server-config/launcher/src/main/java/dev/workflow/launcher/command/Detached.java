package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Main;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.Bond;
import dev.workflow.launcher.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a supervisor that goes on when this terminal is closed. */
final class Detached {

    static final String VERB = "supervise";

    private Detached() {}

    /** @param log takes everything it prints */
    static Process start(Settings settings, Distribution distribution, Path log) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(VERB, "--data", settings.data().root().toString()));
        words.addAll(List.of("--domain", settings.domain()));
        for (PortName name : PortName.values()) {
            words.addAll(List.of("--" + name.option(), Integer.toString(settings.port(name))));
        }
        List<String> command = new JavaCommand()
                .with("-Xmx48m", "-Xshare:auto")
                .classPath(List.of(distribution.launcher()))
                .main(Main.class)
                .with(words)
                .command();
        return new ProcessBuilder(Bond.session(settings.environment()).of(command))
                .directory(settings.data().root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
