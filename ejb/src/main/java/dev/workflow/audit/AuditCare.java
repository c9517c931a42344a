package dev.workflow.audit;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets audited calls after {@code workflow.audit.retention.days} (90; 0 keeps them for ever). Two servers doing it at
 * once do no harm.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditCare {

    private static final Logger LOG = System.getLogger(AuditCare.class.getName());

    @Inject
    Components components;

    @Inject
    AuditPruning pruning;

    @Inject
    @ConfigProperty(name = "workflow.audit.retention.days", defaultValue = "90")
    int days;

    @Schedule(hour = "*", minute = "23", persistent = false)
    void prune() {
        if (!components.run(Component.WORKER)) {
            return;
        }
        if (days <= 0) {
            return;
        }
        try {
            while (pruning.batch(Duration.ofDays(days))) {
                LOG.log(Level.DEBUG, "Removed a batch of old audit entries");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "old audit entries were not removed; trying again in an hour: {0}", failed);
        }
    }
}
