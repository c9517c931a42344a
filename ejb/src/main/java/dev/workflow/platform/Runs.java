package dev.workflow.platform;

import dev.workflow.component.EngineChoice;
import dev.workflow.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** Runs apps where the configuration says. */
@ApplicationScoped
public class Runs {

    @Inject
    EngineChoice choice;

    @Inject
    LocalRuns local;

    @Inject
    ClusterRuns cluster;

    @Produces
    @ApplicationScoped
    public Engine engine() {
        return choice.kubernetes() ? cluster.engine() : local.engine();
    }

    /** @return which engine it is, in words */
    String open() {
        if (choice.kubernetes()) {
            cluster.connect();
            return "kubernetes";
        }
        return local.engine().getClass().getSimpleName();
    }
}
