package dev.workflow.operation;

import dev.workflow.persistence.operation.Operations;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The short transactions behind a running operation: lease renewal and output lines. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OperationStore {

    /** A line of an operation's output; numbers start at 1 and have no gaps. */
    public record Line(long seq, String text) {}

    @Inject
    Operations operations;

    @Inject
    Clock clock;

    /** Renews what the owner still holds; returns what it has to stop. */
    public List<UUID> renew(String owner, Set<UUID> held) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return operations.renew(owner, held, now.plus(Ledger.LEASE), now);
    }

    /** Which of them are not the owner's any more. */
    public List<UUID> lost(String owner, List<UUID> stopped) {
        return stopped.isEmpty() ? List.of() : operations.notHeldBy(owner, stopped);
    }

    public List<UUID> orphans(String lostPrefix, int limit) {
        return operations.orphans(OffsetDateTime.now(clock), lostPrefix, limit);
    }

    /** Operations that wait for a worker longer than {@link Ledger#PATIENCE}. */
    public List<UUID> unanswered(int limit) {
        return operations.unanswered(OffsetDateTime.now(clock), limit);
    }

    public void append(UUID operation, RunningOperation.Batch batch) {
        operations.append(operation, batch.firstSeq(), batch.lines());
    }

    /** Those that exist, as they are now, in one statement. */
    public List<OperationView> views(Set<UUID> uuids) {
        return operations.all(uuids).stream().map(OperationView::of).toList();
    }

    public long lastSeq(UUID operation) {
        return operations.lastSeq(operation);
    }

    /** Lines after the given number, oldest first. */
    public List<Line> linesAfter(UUID operation, long seq, int limit) {
        return operations.linesAfter(operation, seq, limit).stream()
                .map(row -> new Line(((Number) row[0]).longValue(), (String) row[1]))
                .toList();
    }
}
