package dev.workflow.cli.command;

import java.util.List;
import java.util.Optional;

/** The verbs about one thing, as {@code domains:add}. Only the verb that runs is ever built: that keeps the start short. */
public abstract class Group {
    private final String name;
    private final String summary;
    private final List<String> verbs;

    /** @param verbs in the order of the help; the first one runs when the group is named alone */
    protected Group(String name, String summary, String... verbs) {
        this.name = name;
        this.summary = summary;
        this.verbs = List.of(verbs);
    }

    public final String name() {
        return name;
    }

    public final String summary() {
        return summary;
    }

    public final List<String> verbs() {
        return verbs;
    }

    /** The verb of the group's name alone; empty when that shows the help. */
    public Optional<String> defaultVerb() {
        return Optional.of(verbs.get(0));
    }

    /** @param verb one of {@link #verbs()} */
    public abstract Verb verb(String verb, Session session);

    protected final IllegalArgumentException unknown(String verb) {
        return new IllegalArgumentException(name + ":" + verb);
    }
}
