package dev.workflow.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of the command line without the choice of the settings file, help and version turned into commands.
 *
 * @param profile the value of {@code -c} or {@code --config}; empty when not given
 */
record Words(String profile, List<String> rest) {
    static Words of(String... args) {
        List<String> rest = new ArrayList<>();
        String profile = "";
        int i = 0;
        for (; i < args.length && !args[i].equals("--"); i++) {
            if ((args[i].equals("-c") || args[i].equals("--config")) && i + 1 < args.length) {
                profile = args[++i];
            } else if (args[i].startsWith("--config=")) {
                profile = args[i].substring("--config=".length());
            } else {
                rest.add(args[i]);
            }
        }
        rest.addAll(List.of(args).subList(i, args.length));
        return new Words(profile, helpLast(rest));
    }

    /** {@code help X} is {@code X --help}; {@code --version} is a command. */
    private static List<String> helpLast(List<String> words) {
        if (words.isEmpty()) {
            return words;
        }
        String first = words.get(0);
        if (first.equals("--version") || first.equals("-v")) {
            return List.of("version:show");
        }
        if (isHelp(first) && words.size() > 1) {
            List<String> turned = new ArrayList<>(words.subList(1, words.size()));
            turned.add("--help");
            return turned;
        }
        return words;
    }

    boolean asksForHelp() {
        return rest.size() == 1 && isHelp(rest.get(0));
    }

    static boolean isHelp(String word) {
        return word.equals("help") || word.equals("--help") || word.equals("-h");
    }
}
