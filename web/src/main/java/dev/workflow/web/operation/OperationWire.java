package dev.workflow.web.operation;

import dev.workflow.operation.OperationView;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** An operation of the ledger; absent parts are null. */
public record OperationWire(
        UUID uuid,
        String app,
        String kind,
        String actor,
        String state,
        int attempt,
        String cause,
        String hint,
        Integer releaseBefore,
        Integer releaseAfter,
        Instant created,
        Instant started,
        Instant ended) {

    static OperationWire of(OperationView view) {
        return new OperationWire(
                view.uuid(),
                view.app().name().value(),
                view.kind().name().toLowerCase(Locale.ROOT),
                view.actor(),
                view.stateText(),
                view.attempt(),
                view.cause().orElse(null),
                view.hint().orElse(null),
                view.releaseBefore().orElse(null),
                view.releaseAfter().orElse(null),
                view.created(),
                view.started().orElse(null),
                view.ended().orElse(null));
    }
}
