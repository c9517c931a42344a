package dev.workflow.network;

import dev.workflow.app.AppDestroyed;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.component.Component;
import dev.workflow.component.Components;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
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
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NetworkChanges {

    private static final Logger LOG = System.getLogger(NetworkChanges.class.getName());

    /** Each holds a connection of the database while it talks to the cluster. */
    private static final int AT_ONCE = 3;

    private static final Duration UNREACHABLE = Duration.ofSeconds(10);

    @Inject
    Components components;

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
        if (network.outside() && components.run(Component.WORKER)) {
            later(Duration.ZERO, this::watch);
        }
    }

    /** Looks also at apps whose network others have changed. */
    private void watch() {
        try {
            network.watch(new AppNetwork.Watcher() {
                @Override
                public void placed(AppName app) {
                    queue.add(app, true);
                }

                @Override
                public void disturbed(AppName app) {
                    queue.add(app, false);
                }
            });
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "the networks of apps are not watched yet: {0}", unreachable.getMessage());
            later(UNREACHABLE, this::watch);
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
