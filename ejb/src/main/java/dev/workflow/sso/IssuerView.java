package dev.workflow.sso;

import dev.workflow.persistence.sso.ExternalIssuer;
import java.time.Instant;
import java.util.Map;

/**
 * An issuer as administrators see it: never its secret.
 *
 * @param settings as they are sent, with all defaults
 * @param configured whether it comes from the configuration, where it is to be changed
 */
public record IssuerView(
        String name,
        String issuer,
        boolean enabled,
        boolean configured,
        boolean hasSecret,
        Map<String, Object> settings,
        Instant created,
        Instant updated) {

    static IssuerView of(ExternalIssuer row) {
        return new IssuerView(
                row.getName(),
                row.getUrl(),
                row.isEnabled(),
                row.isConfigured(),
                row.getSecret().isPresent(),
                SettingsWriting.write(SettingsReading.read(row.getName(), row.getSettings())),
                row.getCreated().toInstant(),
                row.getUpdated().toInstant());
    }
}
