package dev.workflow.engine.local;

import dev.workflow.engine.local.LocalPod.Running;
import dev.workflow.engine.local.Prober.Answer;
import dev.workflow.sandbox.Spawner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short commands beside a process: exec probes and life cycle hooks. */
final class Beside {

    private static final int LONGEST_ANSWER = 1024;

    private Beside() {}

    /** Runs the command and waits; it is well when it exits with 0 in time. */
    static Answer run(Spawner spawner, Running running, List<String> command, Duration timeout) {
        try {
            Process process = spawner.startBeside(
                    running.confined(),
                    running.confinement().running(command, running.confinement().environment(), false));
            return finish(process, command, timeout);
        } catch (IOException e) {
            return new Answer(false, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted");
        }
    }

    private static Answer finish(Process process, List<String> command, Duration timeout)
            throws IOException, InterruptedException {
        process.getOutputStream().close();
        StringBuffer said = new StringBuffer();
        for (var stream : List.of(process.getInputStream(), process.getErrorStream())) {
            Machine.thread("beside-output", new LinePump(stream, line -> {
                if (said.length() < LONGEST_ANSWER) {
                    said.append(line).append(' ');
                }
            }));
        }
        boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill(process);
            return new Answer(false, command.get(0) + " did not end within " + timeout.toMillis() + " ms");
        }
        int code = process.exitValue();
        return new Answer(
                code == 0,
                command.get(0) + " exited with code " + code + ": "
                        + said.toString().trim());
    }

    /** Asked by its number: a process on a terminal knows no handle of its own. */
    static void kill(Process process) {
        List<ProcessHandle> below = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
