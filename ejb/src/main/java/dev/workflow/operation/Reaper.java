package dev.workflow.operation;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds operations whose worker is gone. At start: those of this server's former process, at once. Later: those whose
 * lease ran out, on any server. It also calls again for a worker where nobody came. Row locks make it safe on every
 * replica. Only workers do it.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reaper {

    private static final Logger LOG = System.getLogger(Reaper.class.getName());
    private static final int AT_ONCE = 100;

    @Inject
    Components components;

    @Inject
    Readiness readiness;

    @Inject
    Ledger ledger;

    @Inject
    OperationStore store;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Instance instance;

    @Resource
    ManagedScheduledExecutorService timer;

    private Optional<ScheduledFuture<?>> tick = Optional.empty();
    private String formerSelf = "";

    @PostConstruct
    void start() {
        if (!components.run(Component.WORKER)) {
            return;
        }
        formerSelf = instance.place();
        reap();
        formerSelf = "";
        tick = Optional.of(timer.scheduleWithFixedDelay(this::reap, 5, 5, TimeUnit.SECONDS));
        readiness.opened(Component.WORKER);
    }

    @PreDestroy
    void stop() {
        tick.ifPresent(future -> future.cancel(false));
    }

    private void reap() {
        try {
            for (UUID orphan : store.orphans(formerSelf, AT_ONCE)) {
                ledger.reap(orphan, formerSelf).ifPresent(this::tell);
            }
            store.unanswered(AT_ONCE).forEach(ledger::callAgain);
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "orphaned operations were not looked for: {0}", unreachable.toString());
        }
    }

    private void tell(OperationView ended) {
        LOG.log(Level.WARNING, "{0} of {1} was abandoned by its server", ended.kind(), ended.app());
        dispatcher.handler(ended.kind()).abandoned(ended);
    }
}
