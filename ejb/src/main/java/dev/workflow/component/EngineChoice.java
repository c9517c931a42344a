package dev.workflow.component;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where apps run: {@code workflow.engine}, {@code local} (processes of this machine, the default) or {@code kubernetes}.
 * What belongs to the other one is not even created.
 */
@ApplicationScoped
public class EngineChoice {

    private static final String LOCAL = "local";
    private static final String KUBERNETES = "kubernetes";

    @Inject
    @ConfigProperty(name = "workflow.engine", defaultValue = LOCAL)
    String name;

    protected EngineChoice() {}

    public static EngineChoice of(String name) {
        EngineChoice choice = new EngineChoice();
        choice.name = name;
        choice.check();
        return choice;
    }

    /** @throws IllegalArgumentException for a name that no engine has */
    @PostConstruct
    void check() {
        if (!name.strip().equals(LOCAL) && !name.strip().equals(KUBERNETES)) {
            throw new IllegalArgumentException("WORKFLOW_ENGINE: there is no engine \"" + name.strip()
                    + "\"; there are " + LOCAL + " and " + KUBERNETES);
        }
    }

    public boolean kubernetes() {
        return name.strip().equals(KUBERNETES);
    }
}
