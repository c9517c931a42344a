package dev.workflow.release;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.EngineChoice;
import dev.workflow.database.Alone;
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
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Looks after apps on a cluster, soon after the start and every few minutes: what was changed by hand, or lost with a
 * server, is made again as it was deployed. One server at a time does it.
 */
@Singleton
@Startup
@DependsOn({"Migrations", "Reaper", "EngineListener"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reconciler {

    private static final Logger LOG = System.getLogger(Reconciler.class.getName());
    private static final String LOCK = "reconciler";
    private static final long FIRST_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Components components;

    @Inject
    EngineChoice choice;

    @Inject
    Alone alone;

    @Inject
    Reconciliation reconciliation;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "workflow.kubernetes.reconcile.seconds", defaultValue = "180")
    long everySeconds;

    private Optional<ScheduledFuture<?>> tick = Optional.empty();
    private RepairPatience patience;

    @PostConstruct
    void start() {
        if (choice.kubernetes() && components.run(Component.WORKER)) {
            patience = new RepairPatience(clock);
            tick = Optional.of(timer.scheduleWithFixedDelay(this::look, FIRST_SECONDS, everySeconds, TimeUnit.SECONDS));
        }
    }

    @PreDestroy
    void stop() {
        tick.ifPresent(future -> future.cancel(false));
    }

    private void look() {
        try {
            alone.run(LOCK, () -> tell(reconciliation.round(patience)));
        } catch (RuntimeException later) {
            LOG.log(
                    Level.WARNING,
                    "apps were not compared with what was deployed; trying again: {0}",
                    later.getMessage());
        }
    }

    private static void tell(Reconciliation.Round round) {
        Level level = round.repairs() + round.removed() > 0 ? Level.INFO : Level.DEBUG;
        LOG.log(
                level,
                "Compared {0} apps with what was deployed: {1} are repaired, {2} removed",
                round.apps(),
                round.repairs(),
                round.removed());
    }
}
