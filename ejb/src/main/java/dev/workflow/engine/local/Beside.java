package dev.workflow.engine.local;

import dev.workflow.engine.local.LocalPod.Running;
import dev.workflow.engine.local.Prober.Answer;
import dev.workflow.sandbox.Spawner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Short commands beside a process: exec probes and life cycle hooks. */
final class Beside {

    private static final int LONGEST_ANSWER = 1024;

    /** For the last words of a command that has ended; what it left running may hold its output open for ever. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

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
        List<Thread> pumps = Stream.of(process.getInputStream(), process.getErrorStream())
                .map(stream -> Machine.thread("beside-output", new LinePump(stream, line -> {
                    if (said.length() < LONGEST_ANSWER) {
                        said.append(line).append(' ');
                    }
                })))
                .toList();
        boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill(process);
            return new Answer(false, command.get(0) + " did not end within " + timeout.toMillis() + " ms");
        }
        for (Thread pump : pumps) {
            pump.join(LAST_WORDS.toMillis());
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
