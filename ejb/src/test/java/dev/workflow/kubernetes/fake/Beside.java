package dev.workflow.kubernetes.fake;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import dev.workflow.sandbox.Confined;
import dev.workflow.sandbox.Confinement;
import dev.workflow.sandbox.Spawner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs commands in the surroundings of a running container. */
final class Beside {

    /** @param code -1 when it did not end in time */
    record Ended(int code, String output) {}

    private final Spawner spawner;
    private final Confined confined;
    private final Confinement confinement;

    Beside(Spawner spawner, Confined confined, Confinement confinement) {
        this.spawner = spawner;
        this.confined = confined;
        this.confinement = confinement;
    }

    Ended run(List<String> command, int seconds) throws IOException {
        Process process = start(command);
        process.getOutputStream().close();
        CompletableFuture<String> out = text(process.getInputStream());
        CompletableFuture<String> err = text(process.getErrorStream());
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                kill(process);
                return new Ended(-1, "");
            }
            return new Ended(process.exitValue(), out.get(2, TimeUnit.SECONDS) + err.get(2, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(process);
            throw new IOException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            return new Ended(process.exitValue(), "");
        }
    }

    private static CompletableFuture<String> text(java.io.InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            try (in) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException gone) {
                return "";
            }
        });
    }

    Process start(List<String> command) throws IOException {
        return spawner.startBeside(confined, confinement.running(command, confinement.environment(), false));
    }

    PtyProcess startOnTerminal(List<String> command) throws IOException {
        Map<String, String> environment = new HashMap<>(confinement.environment());
        environment.putIfAbsent("TERM", "xterm");
        List<String> words = spawner.besideCommand(confined, confinement.running(fitting(command), environment, true));
        return spawner.spawn(() -> new PtyProcessBuilder(words.toArray(String[]::new))
                .setEnvironment(new HashMap<>(Spawner.bareEnvironment()))
                .setDirectory("/")
                .start());
    }

    /** Small shells end at once when their terminal is of another session. */
    private static List<String> fitting(List<String> command) {
        boolean bare = command.equals(List.of("sh")) || command.equals(List.of("/bin/sh"));
        return bare && Files.isExecutable(Path.of("/bin/bash")) ? List.of("bash") : command;
    }

    static void kill(Process process) {
        List<ProcessHandle> below = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }
}
