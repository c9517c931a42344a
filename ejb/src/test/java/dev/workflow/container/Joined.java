package dev.workflow.container;

import dev.workflow.app.AppRef;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.Outcome;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/** A bean whose transactions other beans join. */
@Stateless
public class Joined {

    @Inject
    Ledger ledger;

    @Inject
    Heard heard;

    /** How many events had been observed after a commit, before this one's commit. */
    public int openAndCount(AppRef app) {
        ledger.open(app, Kind.DEPLOY, "ada", Map.of(), null, null);
        return heard.committed();
    }

    public UUID open(AppRef app) {
        return ledger.open(app, Kind.DEPLOY, "ada", Map.of(), null, null);
    }

    public void openThenRefuse(AppRef app) {
        open(app);
        throw Problem.conflict("no", "not like this");
    }

    public void openThenBreak(AppRef app) {
        open(app);
        throw new IllegalStateException("broken");
    }

    public void claimThenRefuse(AppRef app, UUID operation, String worker) {
        open(app);
        ledger.claim(operation, worker).orElseThrow();
        throw Problem.conflict("no", "not like this");
    }

    /** Ends what the worker does not hold, after something else was stored. */
    public void openThenEnd(AppRef app, UUID operation, String worker) {
        open(app);
        ledger.end(operation, worker, Outcome.SUCCEEDED, 2);
    }
}
