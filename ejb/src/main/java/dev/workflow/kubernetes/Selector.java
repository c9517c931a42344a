package dev.workflow.kubernetes;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Chooses objects by their labels; {@code text} is as in {@code labelSelector}, empty for all. */
public record Selector(String text) {

    public static final Selector ALL = new Selector("");

    public static Selector is(String label, String value) {
        return new Selector(label + "=" + value);
    }

    public static Selector in(String label, Collection<String> values) {
        return new Selector(label + " in (" + String.join(",", new TreeSet<>(values)) + ")");
    }

    public static Selector notIn(String label, Collection<String> values) {
        return new Selector(label + " notin (" + String.join(",", new TreeSet<>(values)) + ")");
    }

    public static Selector all(Selector... parts) {
        return new Selector(Arrays.stream(parts)
                .map(Selector::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(",")));
    }
}
