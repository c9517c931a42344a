package dev.workflow.passport;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Makes the first signing keys in the background, so that the first login need not wait for them; drops grants and keys
 * when they have ended; rotates keys that are due. Several servers doing it at once do no harm.
 */
@Startup
@Singleton
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PassportCare {

    private static final Logger LOG = System.getLogger(PassportCare.class.getName());

    @Resource
    TimerService timers;

    @Inject
    Components components;

    @Inject
    KeyStore keys;

    @Inject
    GrantPruning pruning;

    @PostConstruct
    void begin() {
        if (components.run(Component.CONTROLLER) || components.run(Component.PASSPORT)) {
            timers.createSingleActionTimer(1, new TimerConfig("signing keys", false));
        }
    }

    @Timeout
    void warm() {
        try {
            keys.load();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The signing keys could not be made; the first login will try again", failed);
        }
    }

    @Schedule(hour = "*", minute = "29", persistent = false)
    void care() {
        if (!components.run(Component.CONTROLLER) && !components.run(Component.PASSPORT)) {
            return;
        }
        try {
            while (pruning.batch()) {
                LOG.log(Level.DEBUG, "Removed a batch of ended grants");
            }
            keys.prune();
            if (keys.rotateIfDue()) {
                LOG.log(Level.INFO, "The signing key was changed, as WORKFLOW_PASSPORT_KEY_DAYS wants");
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Ended grants and keys were not removed; trying again in an hour: {0}", failed);
        }
    }
}
