package dev.workflow.container;

import dev.workflow.operation.OutboxAdded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens as the outbox relay does. */
@ApplicationScoped
public class Heard {

    private final AtomicInteger fired = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();

    void atOnce(@Observes OutboxAdded added) {
        fired.incrementAndGet();
    }

    void afterCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxAdded added) {
        committed.incrementAndGet();
    }

    /** Events since the server started, whatever became of their transaction. */
    int fired() {
        return fired.get();
    }

    /** Events since the server started whose transaction had committed. */
    int committed() {
        return committed.get();
    }
}
