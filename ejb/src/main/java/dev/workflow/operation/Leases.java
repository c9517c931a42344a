package dev.workflow.operation;

import dev.workflow.component.Component;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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
    private static final long WAIT_MILLIS = 200;

    /** How long a stop waits for the threads of work that was handed over or cancelled. */
    private static final Duration LET_GO = Duration.ofSeconds(10);

    private final Map<UUID, RunningOperation> held = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Inject
    OperationStore store;

    @Inject
    Ledger ledger;

    @Inject
    Readiness readiness;

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

    /** Nothing more is begun; what runs goes to other workers at once, and its threads have some seconds to let go. */
    @PreDestroy
    void stop() {
        readiness.closed(Component.WORKER);
        stopping.set(true);
        held.values().forEach(this::handOver);
        awaitNone();
        ticks.forEach(tick -> tick.cancel(false));
    }

    /** True from the moment on that this server takes no more work. */
    public boolean stopping() {
        return stopping.get();
    }

    public RunningOperation hold(UUID uuid) {
        RunningOperation running = new RunningOperation(uuid, store.lastSeq(uuid) + 1, store::append);
        running.entered();
        held.put(uuid, running);
        if (stopping()) {
            handOver(running);
        }
        return running;
    }

    /** Forgets the operation; what was printed after its end is kept if that can be done. */
    public void drop(RunningOperation running) {
        running.left();
        held.remove(running.uuid());
        flush(running);
        synchronized (held) {
            held.notifyAll();
        }
    }

    private void handOver(RunningOperation running) {
        try {
            running.line("The server that did this stops; another one takes it up.");
            running.flush();
            if (!ledger.handOver(running.uuid(), instance.owner())) {
                running.stop();
                return;
            }
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "operation {0} is left to the reaper: {1}", running.uuid(), unreachable);
        }
        running.interrupt();
    }

    private void awaitNone() {
        long end = System.nanoTime() + LET_GO.toNanos();
        synchronized (held) {
            try {
                while (!held.isEmpty() && System.nanoTime() < end) {
                    held.wait(WAIT_MILLIS);
                }
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
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

    void renewAll() {
        Set<UUID> mine = Set.copyOf(held.keySet());
        if (mine.isEmpty()) {
            return;
        }
        try {
            List<UUID> stopped = store.renew(instance.owner(), mine);
            List<UUID> lost = store.lost(instance.owner(), stopped);
            for (UUID one : stopped) {
                RunningOperation running = held.get(one);
                if (running != null && lost.contains(one)) {
                    running.lose();
                } else if (running != null) {
                    running.stop();
                }
            }
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "leases were not renewed: {0}", unreachable.toString());
        }
    }
}
