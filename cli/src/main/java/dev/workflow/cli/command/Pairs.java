package dev.workflow.cli.command;

import dev.workflow.cli.problem.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments of the form {@code key=value}. */
public final class Pairs {
    private Pairs() {}

    /**
     * @param pattern two groups: key and value
     * @param complaint the text of the failure for an argument that does not match
     */
    public static Map<String, Object> parse(
            List<String> arguments, Pattern pattern, Function<String, String> complaint) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String argument : arguments) {
            Matcher matcher = pattern.matcher(argument);
            if (!matcher.matches()) {
                throw new Failure(complaint.apply(argument));
            }
            pairs.put(matcher.group(1), matcher.group(2));
        }
        return pairs;
    }

    /** The keys with null: what the controller takes as "remove". */
    public static Map<String, Object> removed(List<String> keys) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        keys.forEach(key -> pairs.put(key, null));
        return pairs;
    }
}
