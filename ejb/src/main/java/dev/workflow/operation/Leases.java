package dev.workflow.operation;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Keeps this server's claims alive, learns which of them must stop, and stores what they print. While the database is
 * away the leases are not renewed; the work goes on and is rolled back at its end if another took it over.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Leases {

    private static final Logger LOG = System.getLogger(Leases.class.getName());
    private static final long FLUSH_MILLIS = 150;
    private static final long RENEW_MILLIS = 2_000;

    private final Map<UUID, RunningOperation> held = new ConcurrentHashMap<>();

    @Inject
    OperationStore store;

    @Inject
    Instance instance;

    @Resource
    ManagedScheduledExecutorService timer;

    private List<ScheduledFuture<?>> ticks = List.of();

    @PostConstruct
    void start() {
        ticks = List.of(
                timer.scheduleWithFixedDelay(this::flushAll, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS),
                timer.scheduleWithFixedDelay(this::renewAll, RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS));
    }

    @PreDestroy
    void stop() {
        ticks.forEach(tick -> tick.cancel(false));
        held.values().forEach(RunningOperation::stop);
    }

    public RunningOperation hold(UUID uuid) {
        RunningOperation running = new RunningOperation(uuid, store.lastSeq(uuid) + 1, store::append);
        held.put(uuid, running);
        return running;
    }

    /** Forgets the operation; what was printed after its end is kept if that can be done. */
    public void drop(RunningOperation running) {
        held.remove(running.uuid());
        flush(running);
    }

    private void flushAll() {
        held.values().forEach(Leases::flush);
    }

    private static void flush(RunningOperation running) {
        try {
            running.flush();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "output of operation {0} is not stored yet: {1}", running.uuid(), unreachable);
        }
    }

    private void renewAll() {
        Set<UUID> mine = Set.copyOf(held.keySet());
        if (mine.isEmpty()) {
            return;
        }
        try {
            for (UUID lost : store.renew(instance.owner(), mine)) {
                RunningOperation running = held.get(lost);
                if (running != null) {
                    running.stop();
                }
            }
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "leases were not renewed: {0}", unreachable.toString());
        }
    }
}
