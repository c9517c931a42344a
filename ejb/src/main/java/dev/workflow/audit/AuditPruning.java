package dev.workflow.audit;

import dev.workflow.persistence.audit.AuditEntries;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

/** Removes one batch of old entries in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditPruning {

    static final int BATCH = 5_000;

    @Inject
    AuditEntries entries;

    @Inject
    Clock clock;

    /** @return whether there may be more */
    public boolean batch(Duration kept) {
        return entries.prune(OffsetDateTime.now(clock).minus(kept), BATCH) == BATCH;
    }
}
