package dev.workflow.network;

import dev.workflow.app.AppDestroyed;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that what was changed about an app's network is made true soon after the commit, outside of the request
 * that changed it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NetworkChanges {

    private static final Logger LOG = System.getLogger(NetworkChanges.class.getName());

    /** Each holds a connection of the database while it talks to the cluster. */
    private static final int AT_ONCE = 3;

    @Inject
    AppNetwork network;

    @Inject
    Networks networks;

    @Inject
    ToldTexts told;

    @Resource
    ManagedScheduledExecutorService timer;

    private ChangeQueue queue;

    @PostConstruct
    void open() {
        queue = new ChangeQueue(this::work, this::later, AT_ONCE);
    }

    /** Also looks at apps whose network others have changed, from now on. */
    public void watch() {
        if (network.outside()) {
            network.watch(app -> queue.add(app, false));
        }
    }

    public void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppRouted event) {
        if (network.outside()) {
            queue.add(event.app(), true);
        }
    }

    /** Its place on the cluster goes with everything in it. */
    public void gone(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppDestroyed event) {
        queue.forget(event.app());
        told.forget(event.app());
    }

    private void later(Duration pause, Runnable task) {
        timer.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean work(AppName app, boolean changed) {
        try {
            if (changed) {
                return networks.apply(app);
            }
            networks.reconcile(app);
            return true;
        } catch (RuntimeException unexpected) {
            LOG.log(Level.WARNING, "the network of " + app + " is not as wanted yet; trying again", unexpected);
            return false;
        }
    }
}
