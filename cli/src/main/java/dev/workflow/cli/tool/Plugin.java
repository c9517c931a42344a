package dev.workflow.cli.tool;

import dev.workflow.cli.command.Machine;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands of others: a program {@code drycc-<group>} on the PATH. */
public final class Plugin {
    private final Machine machine;

    public Plugin(Machine machine) {
        this.machine = machine;
    }

    /** Runs it with the verb (if any) and the arguments, and returns its exit code; empty when there is none. */
    public Optional<Integer> run(List<String> words) {
        String[] name = words.get(0).split(":", 2);
        Optional<Path> program = find("drycc-" + name[0]);
        if (program.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString()));
        if (name.length > 1) {
            command.add(name[1]);
        }
        command.addAll(words.subList(1, words.size()));
        try {
            return Optional.of(new ProcessBuilder(command).inheritIO().start().waitFor());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(1);
        }
    }

    private Optional<Path> find(String program) {
        if (!program.matches("[A-Za-z0-9_.-]+")) {
            return Optional.empty();
        }
        for (String directory : machine.variable("PATH").split(File.pathSeparator)) {
            try {
                Path file = Path.of(directory, program);
                if (!directory.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException e) {
                continue;
            }
        }
        return Optional.empty();
    }
}
