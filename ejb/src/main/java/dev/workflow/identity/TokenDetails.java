package dev.workflow.identity;

import dev.workflow.persistence.identity.ApiToken;
import dev.workflow.persistence.identity.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * All that its owner may know of a token; more than the contract's {@link TokenView}.
 *
 * @param lastUsed to the minute; empty until it is used
 * @param expires empty when it does not end by itself
 */
public record TokenDetails(
        UUID uuid,
        String owner,
        String alias,
        String fuzzyKey,
        Scope scope,
        Instant created,
        Instant updated,
        Optional<Instant> lastUsed,
        Optional<Instant> expires) {

    static TokenDetails of(ApiToken token) {
        return new TokenDetails(
                token.getUuid(),
                token.getOwner().getUsername(),
                token.getAlias(),
                token.getFuzzyKey(),
                token.getScope(),
                token.getCreated().toInstant(),
                token.getUpdated().toInstant(),
                token.getLastUsed().map(OffsetDateTime::toInstant),
                token.getExpires().map(OffsetDateTime::toInstant));
    }
}
