package dev.workflow.component;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which components this instance of the EAR runs (decision 13): {@code workflow.components}, names with commas between
 * them, or {@code all}. One that is off opens no port, starts no consumer and answers none of its routes.
 */
@ApplicationScoped
public class Components {

    private static final String ALL = "all";

    @Inject
    @ConfigProperty(name = "workflow.components", defaultValue = ALL)
    String names;

    private Set<Component> running = EnumSet.noneOf(Component.class);

    protected Components() {}

    /** Those of a list. */
    public static Components of(String names) {
        Components components = new Components();
        components.names = names;
        components.read();
        return components;
    }

    /** @throws IllegalArgumentException for a name that no component has: a typing error must not switch one off */
    @PostConstruct
    void read() {
        Set<Component> wanted = EnumSet.noneOf(Component.class);
        for (String name : names.split(",")) {
            if (name.strip().equals(ALL)) {
                wanted = EnumSet.allOf(Component.class);
            } else if (!name.isBlank()) {
                wanted.add(Component.named(name.strip()).orElseThrow(() -> unknown(name.strip())));
            }
        }
        running = wanted.isEmpty() ? EnumSet.allOf(Component.class) : wanted;
    }

    private static IllegalArgumentException unknown(String name) {
        String known = Arrays.stream(Component.values()).map(Component::text).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "WORKFLOW_COMPONENTS: there is no component \"" + name + "\"; there are " + known + ", and all");
    }

    public boolean run(Component component) {
        return running.contains(component);
    }

    /** True when at least one of them runs here. */
    public boolean runAny(Collection<Component> wanted) {
        return wanted.stream().anyMatch(running::contains);
    }

    public Set<Component> running() {
        return Set.copyOf(running);
    }
}
