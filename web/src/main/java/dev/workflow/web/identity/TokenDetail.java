package dev.workflow.web.identity;

import dev.workflow.identity.TokenDetails;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A token with its limits; the contract's list has no room for them.
 *
 * @param scope the level
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

    static TokenDetail of(TokenDetails token) {
        return new TokenDetail(
                token.uuid(),
                token.owner(),
                token.alias(),
                token.fuzzyKey(),
                token.created(),
                token.updated(),
                token.scope().level().text(),
                List.copyOf(token.scope().apps()),
                token.expires().orElse(null),
                token.lastUsed().orElse(null));
    }
}
