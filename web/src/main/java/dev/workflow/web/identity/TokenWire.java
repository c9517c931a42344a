package dev.workflow.web.identity;

import dev.workflow.identity.CreatedToken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A new token with its text, which is shown this once. */
public record TokenWire(
        UUID uuid,
        String owner,
        String alias,
        String fuzzyKey,
        Instant created,
        Instant updated,
        String scope,
        List<String> apps,
        Instant expires,
        Instant lastUsed,
        String token) {

    static TokenWire of(CreatedToken made) {
        TokenDetail detail = TokenDetail.of(made.detail());
        return new TokenWire(
                detail.uuid(),
                detail.owner(),
                detail.alias(),
                detail.fuzzyKey(),
                detail.created(),
                detail.updated(),
                detail.scope(),
                detail.apps(),
                detail.expires(),
                detail.lastUsed(),
                made.token());
    }

    @Override
    public String toString() {
        return "TokenWire[" + uuid + ", …]";
    }
}
