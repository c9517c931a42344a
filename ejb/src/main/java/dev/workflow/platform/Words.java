package dev.workflow.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A setting that is a list, with commas between its words. Payara cannot inject an optional list; a type that can be made
 * from a text it can.
 */
public record Words(List<String> all) {

    public static final Words NONE = new Words(List.of());

    public Words {
        all = List.copyOf(all);
    }

    /** Called by MicroProfile Config, for its name. */
    public static Words of(String text) {
        return new Words(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }

    public Set<String> unique() {
        return Set.copyOf(all);
    }
}
