package dev.workflow.launcher.container;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.check.JavaVersion;
import dev.workflow.launcher.command.Verb;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.server.ServerAlone;
import dev.workflow.launcher.supervisor.Stopping;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server alone in the foreground until it ends or a signal comes. After the signal it goes on for
 * {@code WORKFLOW_STOP_DELAY} seconds (0), in which whoever sends it requests can learn of its end, and then has
 * {@code WORKFLOW_STOP_PATIENCE} seconds (60) to finish: less in all than what runs the container waits.
 */
public final class Serve implements Verb {

    private static final int LONGEST = 3600;

    private final Settings settings;
    private final Distribution distribution;

    private Serve(Settings settings, Distribution distribution) {
        this.settings = settings;
        this.distribution = distribution;
    }

    /** @throws Refusal when something is missing in the environment */
    public static Serve of(Settings given, Distribution distribution) {
        Map<String, String> environment = SecretFiles.read(given.environment());
        RequiredVariables.check(environment);
        return new Serve(new Settings(given.data(), given.ports(), given.domain(), environment), distribution);
    }

    @Override
    public int run() throws IOException, InterruptedException {
        new JavaVersion().run(settings);
        Duration delay = seconds("WORKFLOW_STOP_DELAY", 0);
        Duration patience = seconds("WORKFLOW_STOP_PATIENCE", 60);
        settings.data().create();
        Process server = new ServerAlone(settings, distribution)
                .start(ContainerEnvironment.of(settings), ContainerEnvironment.listen(settings));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, delay, patience), "stop"));
        return server.waitFor();
    }

    private static void stop(Process server, Duration delay, Duration patience) {
        try {
            if (!server.waitFor(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                Stopping.gently(server, patience);
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Duration seconds(String variable, int otherwise) {
        String text = settings.environment().getOrDefault(variable, "").strip();
        if (text.isEmpty()) {
            return Duration.ofSeconds(otherwise);
        }
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) <= LONGEST) {
            return Duration.ofSeconds(Integer.parseInt(text));
        }
        throw new Refusal(variable + " takes seconds from 0 to " + LONGEST + ", not \"" + text + "\".");
    }
}
