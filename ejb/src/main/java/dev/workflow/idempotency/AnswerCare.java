package dev.workflow.idempotency;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Forgets kept answers when their time is over. Two servers doing it at once do no harm. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AnswerCare {

    private static final Logger LOG = System.getLogger(AnswerCare.class.getName());

    @Inject
    Components components;

    @Inject
    AnswerPruning pruning;

    @Schedule(hour = "*", minute = "41", persistent = false)
    void prune() {
        if (!components.run(Component.WORKER)) {
            return;
        }
        try {
            while (pruning.batch()) {
                LOG.log(Level.DEBUG, "Removed a batch of kept answers");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "old answers were not removed; trying again in an hour: {0}", failed);
        }
    }
}
