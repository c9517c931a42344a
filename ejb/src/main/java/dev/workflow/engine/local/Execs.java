package dev.workflow.engine.local;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import dev.workflow.engine.ExecOutput;
import dev.workflow.engine.ExecSession;
import dev.workflow.engine.ExecSpec;
import dev.workflow.engine.local.LocalPod.Running;
import dev.workflow.problem.Problem;
import dev.workflow.sandbox.Confinement;
import dev.workflow.sandbox.Spawner;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts commands beside processes, with a terminal or without. */
final class Execs {

    private static final int MOST_COLUMNS = 1000;

    private final Spawner spawner;

    Execs(Spawner spawner) {
        this.spawner = spawner;
    }

    ExecSession start(String pod, Running running, ExecSpec spec, ExecOutput output) {
        if (spec.command().isEmpty()) {
            throw Problem.badRequest("no-command", "command is required");
        }
        try {
            return spec.tty() ? onTerminal(pod, running, spec, output) : piped(pod, running, spec, output);
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(
                    400,
                    "exec-failed",
                    new Problem.Body.Detail("the command cannot be started: " + e.getMessage()),
                    "See whether the process still runs.",
                    e);
        }
    }

    private ExecSession piped(String pod, Running running, ExecSpec spec, ExecOutput output) throws IOException {
        Confinement beside = running.confinement()
                .running(spec.command(), running.confinement().environment(), false);
        Process process = spawner.startBeside(running.confined(), beside);
        if (!spec.stdin()) {
            process.getOutputStream().close();
        }
        return new Exec(process, output, (columns, rows) -> {}).begin(pod + "-exec", true);
    }

    private ExecSession onTerminal(String pod, Running running, ExecSpec spec, ExecOutput output) throws IOException {
        Confinement now = running.confinement();
        Map<String, String> environment = new HashMap<>(now.environment());
        environment.putIfAbsent("TERM", "xterm-256color");
        List<String> command = TerminalShell.fitting(spec.command(), now.root());
        List<String> words = spawner.besideCommand(running.confined(), now.running(command, environment, true));
        PtyProcess process = spawner.spawn(() -> new PtyProcessBuilder(words.toArray(String[]::new))
                .setEnvironment(new HashMap<>(Spawner.bareEnvironment()))
                .setDirectory("/")
                .setInitialColumns(size(spec.columns(), 80))
                .setInitialRows(size(spec.rows(), 24))
                .start());
        return new Exec(process, output, (columns, rows) -> resize(process, columns, rows))
                .begin(pod + "-terminal", false);
    }

    private static void resize(PtyProcess process, int columns, int rows) {
        try {
            process.setWinSize(new WinSize(size(columns, 80), size(rows, 24)));
        } catch (IllegalStateException ended) {
            // The size of a terminal that is gone does not matter.
        }
    }

    private static int size(int wanted, int otherwise) {
        return wanted > 0 && wanted <= MOST_COLUMNS ? wanted : otherwise;
    }
}
