package dev.workflow.launcher.option;

import dev.workflow.launcher.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: the command, its words, {@code --name value} options and {@code --flag}s. */
public record Arguments(String command, List<String> words, Map<String, String> values, Set<String> flags) {

    private static final Set<String> FLAGS = Set.of("foreground", "yes", "follow", "help");
    private static final Set<String> VALUES = values(List.of("data", "domain", "lines", "sample", "app"));

    /** Reads the arguments of the {@code workflow} script; an unknown option is refused by name. */
    public static Arguments parse(List<String> args) {
        List<String> words = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-")) {
                words.add(arg);
                continue;
            }
            String name = longName(arg);
            int equals = name.indexOf('=');
            String key = equals < 0 ? name : name.substring(0, equals);
            if (FLAGS.contains(key) && equals < 0) {
                flags.add(key);
            } else if (!VALUES.contains(key)) {
                throw new Refusal("Unknown option " + arg + ": \"./workflow help\" lists the options.");
            } else if (equals >= 0) {
                values.put(key, name.substring(equals + 1));
            } else if (++i < args.size()) {
                values.put(key, args.get(i));
            } else {
                throw new Refusal("The option " + arg + " needs a value.");
            }
        }
        String command = words.isEmpty() ? "help" : words.remove(0);
        return new Arguments(flags.contains("help") ? "help" : command, words, values, flags);
    }

    public Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    public boolean flag(String name) {
        return flags.contains(name);
    }

    private static String longName(String arg) {
        return switch (arg) {
            case "-f" -> "follow";
            case "-n" -> "lines";
            case "-y" -> "yes";
            case "-h" -> "help";
            default -> arg.startsWith("--") ? arg.substring(2) : arg;
        };
    }

    private static Set<String> values(List<String> names) {
        Set<String> all = new HashSet<>(names);
        for (PortName port : PortName.values()) {
            all.add(port.option());
        }
        return Set.copyOf(all);
    }
}
