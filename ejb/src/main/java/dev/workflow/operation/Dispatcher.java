package dev.workflow.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/** Claims an operation and gives it to the handler of its kind. */
@ApplicationScoped
public class Dispatcher implements OperationWorker {

    private static final Logger LOG = System.getLogger(Dispatcher.class.getName());

    @Inject
    Ledger ledger;

    @Inject
    Leases leases;

    @Inject
    dev.workflow.operation.Instance self;

    @Inject
    @jakarta.enterprise.inject.Any
    Instance<OperationHandler> handlers;

    @Override
    public void work(UUID uuid) {
        if (leases.stopping()) {
            throw new IllegalStateException("this server stops: operation " + uuid + " is for another one");
        }
        Optional<OperationView> claimed = ledger.claim(uuid, self.owner());
        if (claimed.isEmpty()) {
            LOG.log(Level.DEBUG, "operation {0} is not waiting: nothing to do", uuid);
            return;
        }
        RunningOperation running = leases.hold(uuid);
        try {
            run(claimed.get(), running);
        } catch (LeaseLost lost) {
            LOG.log(Level.WARNING, "{0}: its result was not stored", lost.getMessage());
        } finally {
            leases.drop(running);
        }
    }

    private void run(OperationView operation, RunningOperation running) {
        try {
            if (handler(operation.kind()).handle(operation, running)) {
                finish(running, Outcome.SUCCEEDED);
            }
        } catch (OperationHandler.WorkFailed expected) {
            LOG.log(Level.INFO, "{0} of {1} failed: {2}", operation.kind(), operation.app(), expected.getMessage());
            finish(running, Outcome.failed(expected.getMessage(), expected.hint()));
        } catch (CancellationException cancelled) {
            finish(running, Outcome.cancelled(cancelled.getMessage()));
        } catch (InterruptedException stopping) {
            // The server goes down. The work was handed over, or is by the reaper when the lease runs out.
            LOG.log(Level.INFO, "{0} of {1} is left to another worker", operation.kind(), operation.app());
            Thread.currentThread().interrupt();
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "operation " + operation.uuid() + " of " + operation.app(), unexpected);
            finish(
                    running,
                    Outcome.failed(
                            "an internal error stopped this work", "see the server's log for " + operation.uuid()));
        }
    }

    private void finish(RunningOperation running, Outcome outcome) {
        running.flush();
        ledger.endAlone(running.uuid(), self.owner(), outcome);
    }

    OperationHandler handler(Kind kind) {
        return handlers.stream()
                .filter(candidate -> candidate.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no handler for " + kind));
    }
}
