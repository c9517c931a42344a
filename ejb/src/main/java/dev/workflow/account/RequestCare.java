package dev.workflow.account;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/** Looks after the requests of strangers, on every controller and passport. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestCare {

    private static final Logger LOG = System.getLogger(RequestCare.class.getName());
    private static final int MOST = 100;
    /** As the pages on which they ask. */
    private static final Set<Component> HERE = EnumSet.of(Component.CONTROLLER, Component.PASSPORT);

    @Inject
    Components components;

    @Inject
    Answers answers;

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false)
    void answer() {
        if (!components.runAny(HERE)) {
            return;
        }
        try {
            int answered = 0;
            while (answered < MOST && answers.next()) {
                answered++;
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Requests for accounts were not answered; trying again: {0}", failed.toString());
        }
    }
}
