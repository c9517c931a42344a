package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.EngineChoice;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Opens the engine when the server starts, so that what its former process left is gone before anything is deployed. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EngineListener {

    private static final Logger LOG = System.getLogger(EngineListener.class.getName());

    @Inject
    Components components;

    @Inject
    EngineChoice choice;

    @Inject
    Runs runs;

    @PostConstruct
    void start() {
        if (components.runAny(Component.WITH_APPS) || leadsToPods()) {
            LOG.log(Level.INFO, "Engine: {0}", runs.open());
        }
    }

    /** A router by itself hears of the processes of a cluster; those of a machine are in the server that runs them. */
    private boolean leadsToPods() {
        return choice.kubernetes() && components.run(Component.ROUTER);
    }
}
