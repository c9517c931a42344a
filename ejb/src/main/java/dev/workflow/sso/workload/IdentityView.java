package dev.workflow.sso.workload;

import dev.workflow.persistence.sso.WorkloadRule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * A rule as the app's owner sees it.
 *
 * @param owner in whose name the jobs act
 * @param issuer its name here
 * @param claims name to pattern
 * @param lastUsed null for never
 */
public record IdentityView(
        UUID uuid,
        String owner,
        String issuer,
        Map<String, String> claims,
        String scope,
        Instant lastUsed,
        Instant created,
        Instant updated) {

    static IdentityView of(WorkloadRule rule) {
        return new IdentityView(
                rule.getUuid(),
                rule.getOwner().getUsername(),
                rule.getIssuer().getName(),
                rule.getClaims(),
                rule.getLevel(),
                rule.getLastUsed().map(OffsetDateTime::toInstant).orElse(null),
                rule.getCreated().toInstant(),
                rule.getUpdated().toInstant());
    }
}
