package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A part made of a shell script; it is ready when the script made the file {@code <name>.ready}. */
final class ShellPart implements Part {

    private final String name;
    private final Path folder;
    private final String script;
    private final List<String> needs;

    ShellPart(String name, Path folder, String script, String... needs) {
        this.name = name;
        this.folder = folder;
        this.script = script;
        this.needs = List.of(needs);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Integer> ports() {
        return List.of();
    }

    @Override
    public Process start() throws IOException {
        Files.deleteIfExists(readiness());
        return new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    @Override
    public boolean ready() {
        return Files.exists(readiness());
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void stop(Process process) throws InterruptedException {
        Stopping.gently(process, Duration.ofSeconds(5));
    }

    private Path readiness() {
        return folder.resolve(name + ".ready");
    }
}
