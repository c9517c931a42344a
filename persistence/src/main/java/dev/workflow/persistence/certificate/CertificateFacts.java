package dev.workflow.persistence.certificate;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What people want to know of a certificate.
 *
 * @param san alternative names
 * @param fingerprint SHA-256 as {@code AA:BB:…}
 * @param issuer as {@code /C=…/CN=…}
 * @param subject as {@code /C=…/CN=…}
 */
public record CertificateFacts(
        Optional<String> commonName,
        List<String> san,
        String fingerprint,
        OffsetDateTime starts,
        OffsetDateTime expires,
        String issuer,
        String subject) {

    public CertificateFacts {
        san = List.copyOf(san);
    }
}
