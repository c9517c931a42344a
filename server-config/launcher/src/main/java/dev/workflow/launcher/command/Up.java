package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.Alive;
import dev.workflow.launcher.supervisor.Phase;
import dev.workflow.launcher.supervisor.PlatformState;
import dev.workflow.launcher.supervisor.StateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the platform, in the background unless told otherwise, and shows how it comes up. */
public final class Up implements Verb {

    private static final long POLL_MILLIS = 100;
    private static final long LOG_LIMIT = 1024L * 1024;

    private final Settings settings;
    private final Distribution distribution;
    private final PrintStream out;
    private final boolean foreground;
    private final StateFile states;

    public Up(Settings settings, Distribution distribution, PrintStream out, boolean foreground) {
        this.settings = settings;
        this.distribution = distribution;
        this.out = out;
        this.foreground = foreground;
        this.states = new StateFile(settings.data());
    }

    @Override
    public int run() throws Exception {
        Optional<PlatformState> running = states.running();
        if (running.isPresent() && foreground) {
            throw new Refusal(
                    "Workflow is already running on " + settings.data().root() + ": see \"./workflow status\".");
        }
        if (running.isPresent()) {
            out.println("Workflow is already running on " + settings.data().root() + ".");
            awaitReady(running.get().supervisor().orElseThrow(), new Tail(log()).skipToEnd());
            return 0;
        }
        Preconditions.start(settings);
        if (foreground) {
            return new Supervise(settings, distribution, out, this::welcome).run();
        }
        background();
        welcome();
        return 0;
    }

    private void background() throws IOException, InterruptedException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.delete(log());
        }
        Tail tail = new Tail(log()).skipToEnd();
        Process supervisor = Detached.start(settings, distribution, log());
        // Ctrl-C while it comes up means the platform; afterwards the terminal is free.
        Thread interrupted = new Thread(() -> end(supervisor), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        awaitReady(supervisor.toHandle(), tail);
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    private void awaitReady(ProcessHandle supervisor, Tail tail) throws InterruptedException {
        while (true) {
            boolean alive = Alive.is(supervisor);
            Phase phase = states.read()
                    .filter(state -> state.pid() == supervisor.pid())
                    .map(PlatformState::phase)
                    .orElse(Phase.STARTING);
            tail.lines().forEach(out::println);
            if (alive && phase == Phase.READY) {
                return;
            }
            if (!alive) {
                throw new Refusal("Workflow did not start; the lines above and "
                        + settings.data().logs() + " say why.");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        supervisor.onExit().join();
    }

    private void welcome() {
        String host = settings.domain();
        out.println("Workflow is ready.");
        out.println("  API   http://" + host + ":" + settings.port(PortName.HTTP));
        out.println("  Apps  http://<app>." + host + ":" + settings.port(PortName.ROUTER));
        if (settings.listensOn(PortName.ROUTER_TLS)) {
            out.println("        https://<app>." + host + ":" + settings.port(PortName.ROUTER_TLS));
        }
        out.println("  Git   ssh://git@" + host + ":" + settings.port(PortName.SSH) + "/<app>.git");
        Secrets secrets = new Secrets(settings.data());
        secrets.adminPassword(settings.adminPassword()).ifPresent(password -> {
            boolean given = settings.adminPassword().filter(password::equals).isPresent();
            out.println();
            out.println("The first administrator, shown this once:");
            out.println("  user      " + settings.adminName());
            out.println("  password  " + (given ? "the one in WORKFLOW_ADMIN_PASSWORD" : password));
            secrets.adminPasswordShown();
        });
        out.flush();
    }

    private Path log() {
        return settings.data().log("launcher");
    }
}
