package dev.workflow.identity;

import dev.workflow.persistence.identity.ApiToken;
import java.time.Instant;
import java.util.UUID;

/** A token as its owner sees it: never the key itself. */
public record TokenView(UUID uuid, String owner, String alias, String fuzzyKey, Instant created, Instant updated) {

    static TokenView of(ApiToken token) {
        return new TokenView(
                token.getUuid(),
                token.getOwner().getUsername(),
                token.getAlias(),
                token.getFuzzyKey(),
                token.getCreated().toInstant(),
                token.getUpdated().toInstant());
    }
}
