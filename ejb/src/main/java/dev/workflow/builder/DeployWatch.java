package dev.workflow.builder;

import dev.workflow.app.AppRef;
import dev.workflow.builder.Pushes.PushOutput;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.operation.Operation;
import dev.workflow.persistence.slice.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Watches a release's deploy for the person who pushed it. Upstream says "deployed" when the deploy is only queued; here
 * the push waits a moment for its outcome and says what it is. The release exists by now, so whatever the outcome, or a
 * client that goes away, the push has succeeded.
 */
@ApplicationScoped
public class DeployWatch {

    private static final long POLL_MILLIS = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Window NEWEST = new Window(0, 20);

    @Inject
    Ledger ledger;

    /** Tells the outcome; returns true when there is nothing bad to tell. */
    boolean report(AppRef app, int version, PushOutput output) {
        Optional<OperationView> deploy = awaitEnd(app, version, output);
        if (deploy.isEmpty() || deploy.get().state() == Operation.State.SUCCEEDED) {
            return true;
        }
        OperationView ended = deploy.get();
        if (ended.ended().isEmpty()) {
            output.line("v" + version + " is still being deployed; follow it with 'drycc logs -f -a " + app + "'");
            return false;
        }
        output.line(
                " !    v" + version + " is not running: " + ended.cause().orElse("its deploy " + ended.stateText()));
        ended.hint().filter(hint -> !hint.isEmpty()).ifPresent(hint -> output.line(" !    " + hint));
        ended.releaseBefore().ifPresent(before -> output.line(" !    v" + before + " still runs."));
        return false;
    }

    /** Empty when nothing is deployed, because autodeploy is off. */
    private Optional<OperationView> awaitEnd(AppRef app, int version, PushOutput output) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<OperationView> deploy = find(app, version);
        while (deploy.isPresent() && deploy.get().ended().isEmpty() && !output.gone() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (InterruptedException clientGone) {
                // The flag stays cleared on purpose: the ref is still to be moved, and file channels close when
                // interrupted.
                return deploy;
            }
            deploy = deploy.map(known -> ledger.view(known.uuid()));
        }
        return deploy;
    }

    private Optional<OperationView> find(AppRef app, int version) {
        return ledger.page(app.uuid(), NEWEST).items().stream()
                .filter(operation -> operation.kind() == Kind.DEPLOY
                        && operation
                                .releaseAfter()
                                .filter(after -> after == version)
                                .isPresent())
                .findFirst();
    }
}
