package dev.workflow.operation;

import dev.workflow.operation.OperationWatch.Watcher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A watcher and whether it is being called. */
final class Watched {

    private static final Logger LOG = System.getLogger(Watched.class.getName());

    private final UUID operation;
    private final Watcher watcher;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean content;

    Watched(UUID operation, Watcher watcher) {
        this.operation = operation;
        this.watcher = watcher;
    }

    UUID operation() {
        return operation;
    }

    /** True when there is nothing more to tell it, of which it is told. */
    boolean hasEnded(Set<UUID> found, Set<UUID> asked) {
        boolean missing = asked.contains(operation) && !found.contains(operation);
        if (missing || content) {
            watcher.over();
        }
        return missing || content;
    }

    /** Calls the watcher on another thread, unless it is still busy with the last call or came too late for this look. */
    void tell(OperationView view, Executor threads) {
        if (view == null || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            threads.execute(() -> call(view));
        } catch (RejectedExecutionException later) {
            busy.set(false);
        }
    }

    private void call(OperationView view) {
        try {
            content = content || !watcher.look(view);
        } catch (RuntimeException broken) {
            content = true;
            LOG.log(Level.WARNING, "a watcher of operation " + operation + " failed", broken);
        } finally {
            busy.set(false);
        }
    }
}
