package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.registry.GarbageReport;
import dev.workflow.registry.Registry;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Removes images that no release needs any more, once a day. Two servers doing it at once do no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistryCare {

    private static final Logger LOG = System.getLogger(RegistryCare.class.getName());

    @Inject
    Components components;

    @Inject
    Registry registry;

    @Schedule(hour = "3", minute = "17", persistent = false)
    void collect() {
        if (!components.run(Component.REGISTRY)) {
            return;
        }
        try {
            GarbageReport report = registry.garbage().collect(false);
            LOG.log(Level.INFO, "Registry: {0}", report);
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "unused images were not removed; trying again tomorrow", failed);
        }
    }
}
