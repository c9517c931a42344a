package dev.workflow.cli.tool;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.VerbModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The words that can be completed: commands, and the options of each. */
final class CompletionWords {
    private final Supplier<List<Group>> groups;
    private final Session session;

    CompletionWords(Supplier<List<Group>> groups, Session session) {
        this.groups = groups;
        this.session = session;
    }

    String commands() {
        List<String> words = new ArrayList<>(Shortcuts.ALL.keySet());
        for (Group group : groups.get()) {
            words.add(group.name());
            if (group.verbs().size() > 1) {
                group.verbs().forEach(verb -> words.add(group.name() + ":" + verb));
            }
        }
        words.add("help");
        return words.stream().sorted().collect(Collectors.joining(" "));
    }

    /** One branch of a shell's case for every command; {@code action} gets its options. */
    String cases(String action) {
        Map<String, String> options = new TreeMap<>();
        for (Group group : groups.get()) {
            for (String verb : group.verbs()) {
                options.put(group.name() + ":" + verb, options(VerbModel.of(group, verb, session)));
            }
            String verbs = group.verbs().size() > 1 ? String.join(" ", group.verbs()) + " " : "";
            String usual = group.defaultVerb()
                    .map(verb -> options.get(group.name() + ":" + verb))
                    .orElse("");
            options.put(group.name(), verbs + usual);
        }
        Shortcuts.ALL.forEach((shortcut, command) -> options.put(shortcut, options.get(command)));
        return options.entrySet().stream()
                .map(entry -> "            " + entry.getKey() + ") " + action.replace("%s", entry.getValue()) + " ;;")
                .collect(Collectors.joining("\n"));
    }

    private static String options(CommandLine model) {
        return model.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
