package dev.workflow.engine.local;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An interactive shell in a process namespace whose terminal belongs to a session outside of it: small shells (dash, ash)
 * end at once because they cannot take job control, bash copes. So a bare {@code sh} becomes bash where there is one,
 * else it starts without job control.
 */
final class TerminalShell {

    private static final Set<String> SMALL =
            Set.of("sh", "dash", "ash", "/bin/sh", "/bin/dash", "/bin/ash", "/usr/bin/sh");
    private static final Set<String> INTERACTIVE = Set.of("-i", "-l", "-il", "-li");

    private TerminalShell() {}

    static List<String> fitting(List<String> command, Optional<Path> root) {
        List<String> arguments = command.subList(1, command.size());
        if (!SMALL.contains(command.get(0)) || !INTERACTIVE.containsAll(arguments)) {
            return command;
        }
        List<String> words = new ArrayList<>();
        if (hasBash(root.orElse(Path.of("/")))) {
            words.add("bash");
            words.addAll(arguments);
        } else {
            words.addAll(command);
            words.add("+m");
        }
        return words;
    }

    private static boolean hasBash(Path root) {
        return Files.isRegularFile(root.resolve("bin/bash"), LinkOption.NOFOLLOW_LINKS)
                || Files.isRegularFile(root.resolve("usr/bin/bash"), LinkOption.NOFOLLOW_LINKS);
    }
}
