package dev.workflow.identity;

import dev.workflow.persistence.identity.ApiToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A token with its limits, as its owner sees it. The contract's list has no room for them.
 *
 * @param scope the level: {@code read}, {@code deploy} or {@code admin}
 * @param apps names of the apps it is good for; empty for all
 * @param expires null for a token that does not end by itself
 * @param lastUsed to the minute; null until it is used
 */
public record TokenDetail(
        UUID uuid,
        String owner,
        String alias,
        String fuzzyKey,
        Instant created,
        Instant updated,
        String scope,
        List<String> apps,
        Instant expires,
        Instant lastUsed) {

    static TokenDetail of(ApiToken token) {
        return new TokenDetail(
                token.getUuid(),
                token.getOwner().getUsername(),
                token.getAlias(),
                token.getFuzzyKey(),
                token.getCreated().toInstant(),
                token.getUpdated().toInstant(),
                token.getScope().level().text(),
                List.copyOf(token.getScope().apps()),
                token.getExpires().map(OffsetDateTime::toInstant).orElse(null),
                token.getLastUsed().map(OffsetDateTime::toInstant).orElse(null));
    }
}
