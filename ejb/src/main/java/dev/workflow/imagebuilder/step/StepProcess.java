package dev.workflow.imagebuilder.step;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.sandbox.Confined;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs one command to its end. All lines are handed over on the caller's thread, and when the command must not go on its
 * whole tree is killed at once.
 */
public final class StepProcess {

    private static final long POLL_MILLIS = 100;
    private static final int POLLS_AFTER_EXIT = 20;

    private final Process process;
    private final StreamedLines lines;

    private StepProcess(Process process) {
        this.process = process;
        this.lines = new StreamedLines(process.getInputStream(), "build-output-" + process.pid());
    }

    /**
     * Starts and runs a program of the platform's own choice, without walls. Takes an argument list, never a shell text.
     *
     * @param environment all of it: nothing of the server's is inherited
     * @return the exit code; 128 + signal when a signal ended it
     * @throws BuildFailed when the watch says that the build must not go on
     * @throws IOException when the program cannot be started
     */
    public static int run(
            List<String> command, Map<String, String> environment, Path folder, BuildWatch watch, Consumer<String> sink)
            throws IOException, BuildFailed, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        watch.check();
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            new StepProcess(process).relay(watch, sink);
            return process.waitFor();
        } finally {
            killTree(process);
        }
    }

    /** Runs a confined command that was just started; the same promises. */
    public static void run(Confined confined, BuildWatch watch, Consumer<String> sink)
            throws IOException, BuildFailed, InterruptedException {
        try {
            confined.process().getOutputStream().close();
            new StepProcess(confined.process()).relay(watch, sink);
        } finally {
            confined.kill();
            confined.ended().join();
        }
    }

    /** Descendants are listed before their parent dies and they are re-parented. */
    private static void killTree(Process process) {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    /** Passes lines on until the output ends; a descendant that keeps it open after the command's exit does not count. */
    private void relay(BuildWatch watch, Consumer<String> sink) throws BuildFailed, InterruptedException {
        try (lines) {
            int idleAfterExit = 0;
            while (!lines.ended() && idleAfterExit < POLLS_AFTER_EXIT) {
                Optional<String> line = lines.poll(POLL_MILLIS);
                watch.check();
                line.ifPresent(sink);
                idleAfterExit += line.isPresent() || process.isAlive() ? 0 : 1;
            }
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                watch.check();
            }
        }
    }
}
