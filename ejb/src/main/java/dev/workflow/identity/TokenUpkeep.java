package dev.workflow.identity;

import dev.workflow.persistence.identity.ApiTokenRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;

/** Writes to the rows of tokens, each time in a short transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class TokenUpkeep {

    /** How long an expired token can still be recognised as one. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    @Inject
    ApiTokenRepository tokens;

    @Inject
    Clock clock;

    public void used(Collection<UUID> uuids) {
        tokens.used(uuids, OffsetDateTime.now(clock));
    }

    /** Removes tokens whose time has long been over; says how many. */
    public int prune() {
        return tokens.removeExpired(OffsetDateTime.now(clock).minus(REMEMBERED));
    }
}
