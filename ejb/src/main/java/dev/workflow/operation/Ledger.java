package dev.workflow.operation;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.persistence.operation.Operation;
import dev.workflow.persistence.operation.Operations;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The operation ledger (decision 3). Opening an operation, ending one and releasing the next happen in the caller's
 * transaction, together with what they are about; claiming and handing back stand alone.
 */
@Stateless
public class Ledger {

    /** A worker that does not renew for this long is taken for dead. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** A call that no worker answers for this long is repeated; more often than a queue is long would only fill it. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Operations operations;

    @Inject
    Event<OutboxAdded> added;

    @Inject
    Clock clock;

    /** Adds work behind what the app's lane already has; it starts at once when the lane is free. */
    public UUID open(AppRef app, Kind kind, String actor, Map<String, ?> payload, Integer before, Integer after) {
        return open(app, kind, kind.timeLimit(), actor, payload, before, after);
    }

    /** As above, for work that may take longer, or less long, than its kind does. */
    public UUID open(
            AppRef app,
            Kind kind,
            Duration timeLimit,
            String actor,
            Map<String, ?> payload,
            Integer before,
            Integer after) {
        String name = app.name().value();
        String lane = kind.lane().text();
        operations.lockLane(name, lane);
        Operation operation = new Operation(app.uuid(), name, lane, kind.text(), actor, payload, timeLimit, now());
        operation.releases(before, after);
        operations.add(operation);
        releaseNext(name, lane);
        return operation.getUuid();
    }

    /** As {@link #open}, but only when nothing of the lane is active or waiting. */
    public Optional<UUID> openAlone(AppRef app, Kind kind, String actor, Map<String, ?> payload, Integer before) {
        String name = app.name().value();
        String lane = kind.lane().text();
        operations.lockLane(name, lane);
        boolean busy = operations.active(name, lane).isPresent()
                || !operations.waiting(name, lane).isEmpty();
        return busy ? Optional.empty() : Optional.of(open(app, kind, actor, payload, before, null));
    }

    /** What is being done or waits to be done of that kind; stays so until the caller's transaction ends. */
    public List<OperationView> pending(AppName app, Kind kind) {
        operations.lockLane(app.value(), kind.lane().text());
        return Stream.concat(
                        operations.active(app.value(), kind.lane().text()).stream(),
                        operations.waiting(app.value(), kind.lane().text()).stream())
                .filter(operation -> operation.getKind().equals(kind.text()))
                .map(OperationView::of)
                .toList();
    }

    /** Ends what waits in the lane and has not begun, because something newer makes it pointless. */
    public void supersede(AppName app, Kind kind, String why) {
        operations.lockLane(app.value(), kind.lane().text());
        for (Operation operation : operations.waiting(app.value(), kind.lane().text())) {
            if (operation.getKind().equals(kind.text())) {
                operation.end(Operation.State.CANCELLED, why, null, now());
            }
        }
    }

    /** Ends all that has not begun of an app and asks what runs to stop. */
    public void stopAll(AppName app, String why) {
        for (Kind.Lane lane : Kind.Lane.values()) {
            operations.lockLane(app.value(), lane.text());
            operations
                    .waiting(app.value(), lane.text())
                    .forEach(operation -> operation.end(Operation.State.CANCELLED, why, null, now()));
            operations
                    .active(app.value(), lane.text())
                    .flatMap(operation -> operations.lock(operation.getUuid()))
                    .ifPresent(operation -> stop(operation, why));
        }
    }

    private void stop(Operation operation, String why) {
        if (operation.getState() == Operation.State.WAITING) {
            operation.end(Operation.State.CANCELLED, why, null, now());
        } else {
            operation.requestCancel();
        }
    }

    /** Takes the operation for a worker; empty when another has it or it is over. Commits by itself. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<OperationView> claim(UUID uuid, String owner) {
        return operations
                .lock(uuid)
                .filter(operation -> operation.claim(owner, now().plus(LEASE), now()))
                .map(OperationView::of);
    }

    /**
     * Ends the operation in the caller's transaction and releases the next one of its lane. Rolls everything back when
     * the owner has lost the operation, so that a worker that was taken for dead changes nothing.
     */
    public void end(UUID uuid, String owner, Outcome outcome, Integer releaseAfter) {
        Operation operation = lockInLane(uuid)
                .filter(found -> found.heldBy(owner))
                .orElseThrow(() -> new LeaseLost("operation " + uuid + " is no longer held by " + owner));
        if (releaseAfter != null) {
            operation.releases(operation.getReleaseBefore().orElse(null), releaseAfter);
        }
        Outcome told = stoppedAtDeadline(operation, outcome)
                ? Outcome.tooLong(Kind.of(operation.getKind()), operation.timeLimit())
                : outcome;
        operation.end(told.state(), told.cause(), told.hint(), now());
        releaseNext(operation.getApp(), operation.getLane());
    }

    /** Ends in a transaction of its own: for workers that have nothing else to store. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void endAlone(UUID uuid, String owner, Outcome outcome) {
        end(uuid, owner, outcome, null);
    }

    /** Asks a running operation to stop, or ends one that has not begun. */
    public OperationView cancel(UUID uuid, String by) {
        Operation operation = lockInLane(uuid).orElseThrow(() -> Problem.notFound("Operation"));
        stop(operation, "cancelled by " + by);
        releaseNext(operation.getApp(), operation.getLane());
        return OperationView.of(operation);
    }

    /**
     * Deals with an operation whose worker is gone: another attempt, or the end with a cause when it had its attempts.
     * Returns the ended operation, so that what it was about can be told.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<OperationView> reap(UUID uuid, String lostPrefix) {
        Optional<Operation> found = lockInLane(uuid).filter(operation -> operation.orphaned(now(), lostPrefix));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Operation operation = found.get();
        Kind kind = Kind.of(operation.getKind());
        boolean cancelled = operation.getState() == Operation.State.CANCEL_REQUESTED;
        boolean overdue = operation.overdue(now());
        if (!cancelled && !overdue && operation.getAttempt() < kind.attempts()) {
            operation.handBack();
            announce(operation, kind);
            return Optional.empty();
        }
        Outcome outcome =
                overdue && !cancelled ? Outcome.tooLong(kind, operation.timeLimit()) : Outcome.abandoned(kind);
        operation.end(cancelled ? Operation.State.CANCELLED : outcome.state(), outcome.cause(), outcome.hint(), now());
        releaseNext(operation.getApp(), operation.getLane());
        return Optional.of(OperationView.of(operation));
    }

    /**
     * Gives running work to another worker at once, because the owner's server stops. It does not count as an attempt that
     * failed: even a build, which is not begun again after a crash, goes on, for its pusher is still there.
     *
     * @return false when the owner does not hold it any more, or it is to be cancelled
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean handOver(UUID uuid, String owner) {
        Optional<Operation> held = lockInLane(uuid)
                .filter(operation -> operation.heldBy(owner) && operation.getState() == Operation.State.RUNNING);
        held.ifPresent(operation -> {
            operation.handBack();
            announce(operation, Kind.of(operation.getKind()));
        });
        return held.isPresent();
    }

    /** Calls a worker again when the first call was lost: with the broker's disk, or among its dead letters. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void callAgain(UUID uuid) {
        lockInLane(uuid)
                .filter(operation -> operation.unanswered(now()))
                .ifPresent(operation -> announce(operation, Kind.of(operation.getKind())));
    }

    private boolean stoppedAtDeadline(Operation operation, Outcome outcome) {
        return outcome.state() == Operation.State.CANCELLED
                && operation.getState() == Operation.State.RUNNING
                && operation.overdue(now());
    }

    public OperationView view(UUID uuid) {
        return operations.find(uuid).map(OperationView::of).orElseThrow(() -> Problem.notFound("Operation"));
    }

    public Slice<OperationView> page(UUID app, Window window) {
        return operations.page(app, window).map(OperationView::of);
    }

    /** The lane before the row, as everywhere: in differing orders two of them would wait for each other. */
    private Optional<Operation> lockInLane(UUID uuid) {
        return operations.find(uuid).flatMap(found -> {
            operations.lockLane(found.getApp(), found.getLane());
            return operations.lock(uuid);
        });
    }

    private void releaseNext(String app, String lane) {
        if (operations.active(app, lane).isPresent()) {
            return;
        }
        operations.waiting(app, lane).stream().findFirst().ifPresent(next -> {
            next.release();
            announce(next, Kind.of(next.getKind()));
        });
    }

    private void announce(Operation operation, Kind kind) {
        operations.announce(kind.queue(), operation.getUuid(), now());
        operation.called(now().plus(PATIENCE));
        added.fire(new OutboxAdded(kind.queue()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
