package dev.workflow.component;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether this server can do what it is for. Components that open something say so when it is open, and again when they
 * close it, so that nothing more is sent here while the server stops.
 */
@ApplicationScoped
public class Readiness {

    private static final Set<Component> OPENED = EnumSet.of(Component.BUILDER, Component.WORKER, Component.ROUTER);

    private final Set<Component> open = Collections.synchronizedSet(EnumSet.noneOf(Component.class));

    private volatile Optional<String> trouble = Optional.empty();

    private Components components;

    protected Readiness() {}

    @Inject
    public Readiness(Components components) {
        this.components = components;
    }

    public void opened(Component component) {
        open.add(component);
    }

    public void closed(Component component) {
        open.remove(component);
    }

    /** Something all components need does not work, as the sentence says. */
    public void trouble(String sentence) {
        trouble = Optional.of(sentence);
    }

    /** It works now. */
    public void noTrouble() {
        trouble = Optional.empty();
    }

    /** What does not work yet, or no longer, in words; empty when all works. */
    public Optional<String> refusal() {
        return OPENED.stream()
                .filter(components::run)
                .filter(component -> !open.contains(component))
                .findFirst()
                .map(component -> "The " + component.text() + " is not open.")
                .or(() -> trouble);
    }
}
