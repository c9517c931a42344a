package dev.workflow.tls;

import dev.workflow.persistence.tls.Tls;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** TLS of an app as others see it; a flag is empty until somebody sets it. */
public record TlsView(
        UUID uuid,
        String owner,
        Issuer issuer,
        Optional<Boolean> httpsEnforced,
        Optional<Boolean> certsAutoEnabled,
        Instant created,
        Instant updated) {

    static TlsView of(Tls tls, Issuer issuer) {
        return new TlsView(
                tls.getUuid(),
                tls.getOwner().getUsername(),
                issuer,
                tls.getHttpsEnforced(),
                tls.getCertsAutoEnabled(),
                tls.getCreated().toInstant(),
                tls.getUpdated().toInstant());
    }
}
