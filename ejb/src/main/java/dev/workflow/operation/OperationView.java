package dev.workflow.operation;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.persistence.operation.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An operation as others see it. */
public record OperationView(
        UUID uuid,
        AppRef app,
        Kind kind,
        String actor,
        Operation.State state,
        int attempt,
        Optional<String> cause,
        Optional<String> hint,
        Map<String, Object> payload,
        Optional<Integer> releaseBefore,
        Optional<Integer> releaseAfter,
        Instant created,
        Optional<Instant> started,
        Optional<Instant> ended) {

    static OperationView of(Operation operation) {
        return new OperationView(
                operation.getUuid(),
                new AppRef(operation.getAppUuid(), new AppName(operation.getApp())),
                Kind.of(operation.getKind()),
                operation.getActor(),
                operation.getState(),
                operation.getAttempt(),
                operation.getCause(),
                operation.getHint(),
                Map.copyOf(operation.getPayload()),
                operation.getReleaseBefore(),
                operation.getReleaseAfter(),
                operation.getCreated().toInstant(),
                operation.getStarted().map(OffsetDateTime::toInstant),
                operation.getEnded().map(OffsetDateTime::toInstant));
    }

    public String stateText() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** A payload entry as text; empty when absent. */
    public String text(String key) {
        Object value = payload.get(key);
        return value == null ? "" : value.toString();
    }

    public int number(String key) {
        return ((Number) payload.get(key)).intValue();
    }
}
