package dev.workflow.cli.git;

import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The git program in one working tree. */
public final class Git {
    private final Path directory;

    public Git(Path directory) {
        this.directory = directory;
    }

    /** One remote's push address. */
    public record Remote(String name, String url) {}

    /** The remotes in git's order; none outside a repository or without git. */
    public List<Remote> remotes() {
        Outcome outcome;
        try {
            outcome = run("remote", "-v");
        } catch (IOException e) {
            return List.of();
        }
        List<Remote> remotes = new ArrayList<>();
        for (String line : outcome.out().split("\n")) {
            String[] parts = line.split("\\s+");
            if (parts.length == 3 && parts[2].equals("(push)")) {
                remotes.add(new Remote(parts[0], parts[1]));
            }
        }
        return remotes;
    }

    /** The app that the first remote on that builder is for. */
    public Optional<String> appOf(String builderHost) {
        return remotes().stream()
                .filter(remote -> remote.url().contains(builderHost))
                .findFirst()
                .map(remote -> remote.url().substring(remote.url().lastIndexOf('/') + 1))
                .map(path -> path.contains(".") ? path.substring(0, path.indexOf('.')) : path);
    }

    public Optional<Remote> remote(String name) {
        return remotes().stream().filter(remote -> remote.name().equals(name)).findFirst();
    }

    public boolean isRepository() {
        try {
            return run("rev-parse", "--git-dir").code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    public void add(String name, String url) {
        must("remote", "add", name, url);
    }

    public void remove(String name) {
        must("remote", "remove", name);
    }

    private void must(String... arguments) {
        String shown = "git " + String.join(" ", arguments);
        try {
            Outcome outcome = run(arguments);
            if (outcome.code() != 0) {
                throw new Failure(
                        "Error when running '" + shown + "'\n" + outcome.err().strip());
            }
        } catch (IOException e) {
            throw new Failure("Error when running '" + shown + "'\n" + e.getMessage(), e);
        }
    }

    private Outcome run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).directory(directory.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Outcome(process.waitFor(), out, err);
        } catch (InterruptedException e) {
            process.destroy();
            throw new IOException("interrupted", e);
        }
    }

    private record Outcome(int code, String out, String err) {}
}
