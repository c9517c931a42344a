package dev.workflow.idempotency;

import dev.workflow.persistence.idempotency.KeptAnswers;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Removes one batch of answers that are no longer given, in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AnswerPruning {

    static final int BATCH = 1_000;

    @Inject
    KeptAnswers kept;

    @Inject
    Clock clock;

    /** @return whether there may be more */
    public boolean batch() {
        return kept.prune(OffsetDateTime.now(clock).minus(IdempotentCalls.KEPT), BATCH) == BATCH;
    }
}
