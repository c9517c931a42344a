package dev.workflow.jms;

import dev.workflow.operation.OutboxAdded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Rings when a transaction that added to the outbox was committed. A plain bean, because events come as soon as the
 * first module runs, and an enterprise bean of this one refuses calls until all of it does.
 */
@ApplicationScoped
public class CommitBell {

    private volatile Runnable listener = () -> {};

    void listen(Runnable wake) {
        listener = wake;
    }

    public void onCommit(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxAdded added) {
        listener.run();
    }
}
