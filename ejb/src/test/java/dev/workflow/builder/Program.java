package dev.workflow.builder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A running command of this machine, with its output as it comes. */
final class Program {

    /** @param after start of the command */
    record Line(Duration after, String text) {}

    private final Process process;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final long start = System.nanoTime();
    private volatile boolean killed;

    private Program(Process process) {
        this.process = process;
        reader = new Thread(this::read, "program-output");
        reader.start();
    }

    static Program start(Path folder, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Program(process);
    }

    /** Waits for the end. */
    Program end() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + output());
        }
        reader.join();
        return this;
    }

    int exit() {
        return process.exitValue();
    }

    String output() {
        return String.join("\n", lines.stream().map(Line::text).toList());
    }

    List<Line> lines() {
        return lines;
    }

    /** Kills the command and what it started, at once. */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(new Line(Duration.ofNanos(System.nanoTime() - start), line.stripTrailing()));
            }
        } catch (IOException closed) {
            // Killing a process closes its streams under the reader.
            if (!killed) {
                throw new UncheckedIOException(closed);
            }
        }
    }
}
