package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. Its output goes through a file, so that it never waits for us. */
public record Program(List<String> command, Path folder, Map<String, String> environment, String input) {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public static Program of(Path folder, String... command) {
        return new Program(List.of(command), folder, Map.of(), "");
    }

    /** Path of the Java that runs the tests. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public Program with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(command, folder, more, input);
    }

    public Program and(String... words) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(words));
        return new Program(longer, folder, environment, input);
    }

    public Program reading(String text) {
        return new Program(command, folder, environment, text);
    }

    public Ran run() {
        try {
            Path output = Files.createTempFile("acceptance", ".out");
            try {
                Process process = start(output);
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                    throw new AssertionError(command + " did not end:\n" + Files.readString(output));
                }
                return new Ran(process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it without waiting; both output streams go to the file. */
    public Process start(Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException leftWithoutReading) {
            // a program need not read what it is given
        }
        return process;
    }
}
