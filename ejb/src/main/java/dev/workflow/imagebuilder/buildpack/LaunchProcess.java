package dev.workflow.imagebuilder.buildpack;

import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a process of the image is started.
 *
 * @param command program and fixed arguments; with {@code shell} one text for a shell
 * @param args after the command, unless the caller gives others
 * @param preferred started when nobody says what to start
 * @param workingDirectory absolute or relative to the app; "" = the app's
 */
public record LaunchProcess(
        ProcessType type,
        List<String> command,
        List<String> args,
        boolean shell,
        boolean preferred,
        String workingDirectory) {

    public LaunchProcess {
        command = List.copyOf(command);
        args = List.copyOf(args);
    }

    /** A Procfile line: the app's own shell command. */
    public static LaunchProcess line(ProcessType type, String command) {
        return new LaunchProcess(type, List.of(command), List.of(), true, false, "");
    }

    /** The same process under another name. */
    public LaunchProcess as(ProcessType other) {
        return new LaunchProcess(other, command, args, shell, preferred, workingDirectory);
    }

    /** As a person would type it. */
    public String commandLine() {
        List<String> words = new ArrayList<>(shell ? args : command);
        if (shell) {
            return args.isEmpty() ? command.get(0) : command.get(0) + " " + shown(words);
        }
        words.addAll(args);
        return shown(words);
    }

    private static String shown(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./-]+") ? word : ShellText.quote(word))
                .collect(Collectors.joining(" "));
    }
}
