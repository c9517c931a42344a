package dev.workflow.launcher.demo;

import dev.workflow.launcher.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A git repository with a sample app in it. */
record Repository(Path folder, Steps steps) {

    /** Copies the sample and commits it; a later demo adds an empty commit, so that there is something to push. */
    static Repository of(Path sample, Path folder, Steps steps) throws IOException, InterruptedException {
        if (!Files.isDirectory(sample)) {
            throw new Refusal("There is no sample \"" + sample.getFileName() + "\" in " + sample.getParent() + ".");
        }
        Repository repository = new Repository(folder, steps);
        Files.createDirectories(folder);
        copy(sample, folder);
        if (!Files.isDirectory(folder.resolve(".git"))) {
            repository.git("init", "--quiet", "--initial-branch=main");
        }
        repository.git("add", "--all");
        repository.git("commit", "--quiet", "--allow-empty", "-m", "Deploy the sample");
        return repository;
    }

    void push(String url, String sshCommand) throws IOException, InterruptedException {
        steps.run(
                "git push " + url + " main",
                folder,
                Map.of("GIT_SSH_COMMAND", sshCommand, "GIT_TERMINAL_PROMPT", "0"),
                List.of("git", "push", url, "main"));
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=Workflow demo",
                "-c",
                "user.email=demo@localhost",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "core.hooksPath=/dev/null"));
        command.addAll(List.of(words));
        if (!steps.quietly(folder, command)) {
            throw new Refusal("\"git " + words[0] + "\" failed in " + folder + ".");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
