package dev.workflow.cli;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.tool.Shortcuts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which command is meant, in any spelling: {@code apps:create}, {@code apps create}, or a shortcut.
 *
 * @param verb empty when the group's help is to be shown
 */
record Call(Group group, Optional<String> verb, List<String> arguments) {
    /** Longest command in words: {@code tls force enable}. */
    private static final int MOST_WORDS = 3;

    /** Empty when there is no such command. */
    static Optional<Call> find(List<String> words) {
        for (int n = Math.min(MOST_WORDS, words.size()); n > 0; n--) {
            Optional<Call> call = named(String.join(":", words.subList(0, n)), words.subList(n, words.size()));
            if (call.isPresent()) {
                return call;
            }
        }
        return Optional.empty();
    }

    private static Optional<Call> named(String name, List<String> arguments) {
        String full = Shortcuts.ALL.getOrDefault(name, name);
        int colon = full.indexOf(':');
        if (colon < 0) {
            return Groups.find(full).map(group -> alone(group, arguments));
        }
        String verb = full.substring(colon + 1);
        return Groups.find(full.substring(0, colon))
                .filter(group -> group.verbs().contains(verb))
                .map(group -> new Call(group, Optional.of(verb), new ArrayList<>(arguments)));
    }

    private static Call alone(Group group, List<String> arguments) {
        boolean help = arguments.size() == 1 && Words.isHelp(arguments.get(0));
        return new Call(group, help ? Optional.empty() : group.defaultVerb(), new ArrayList<>(arguments));
    }

    /** {@code group:verb}. */
    String name() {
        return group.name() + ":" + verb.orElse("");
    }
}
