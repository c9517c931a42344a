package dev.workflow.operation;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at the operations that somebody waits for, all of them with one statement four times a second, whichever server
 * works on them. Nobody waits: nothing is asked. Watchers are called on other threads, so a slow one delays nobody else.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OperationWatch {

    private static final Logger LOG = System.getLogger(OperationWatch.class.getName());
    private static final long LOOK_MILLIS = 250;

    @Inject
    OperationStore store;

    @Resource
    ManagedScheduledExecutorService timer;

    @Resource
    ManagedExecutorService threads;

    private final Set<Watched> watching = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> looking;

    /** Somebody who waits. */
    public interface Watcher {

        /**
         * The operation as it was a moment ago; called again and again, by one thread at a time.
         *
         * @return false to be called no more
         */
        boolean look(OperationView operation);

        /** It is called no more, for whatever reason: it has seen enough, it failed, the operation is not there. */
        void over();
    }

    /** Calls the watcher until it has seen enough or the operation does not exist any more. */
    public void watch(UUID operation, Watcher watcher) {
        watching.add(new Watched(operation, watcher));
        synchronized (this) {
            if (looking == null) {
                looking = timer.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
    }

    private void look() {
        try {
            if (isIdle()) {
                return;
            }
            Set<UUID> asked = watching.stream().map(Watched::operation).collect(Collectors.toSet());
            Map<UUID, OperationView> found =
                    store.views(asked).stream().collect(Collectors.toMap(OperationView::uuid, Function.identity()));
            watching.removeIf(watched -> watched.hasEnded(found.keySet(), asked));
            watching.forEach(watched -> watched.tell(found.get(watched.operation()), threads));
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "operations cannot be watched at the moment: {0}", unreachable.toString());
        }
    }

    /** The next watcher starts the clock again. */
    private synchronized boolean isIdle() {
        if (!watching.isEmpty()) {
            return false;
        }
        stop();
        return true;
    }
}
