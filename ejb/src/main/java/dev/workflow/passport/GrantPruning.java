package dev.workflow.passport;

import dev.workflow.persistence.passport.ClientGrants;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;

/** Removes one batch of grants that have ended, in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class GrantPruning {

    static final int BATCH = 1_000;

    private ClientGrants grants;
    private Clock clock;

    protected GrantPruning() {}

    @Inject
    public GrantPruning(ClientGrants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** @return whether there may be more */
    public boolean batch() {
        return grants.prune(OffsetDateTime.now(clock), BATCH) == BATCH;
    }
}
