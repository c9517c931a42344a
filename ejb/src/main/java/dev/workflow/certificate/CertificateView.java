package dev.workflow.certificate;

import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.persistence.certificate.CertificateFacts;
import java.time.Instant;
import java.util.List;

/** A certificate as others see it: never its PEM, never its key. */
public record CertificateView(
        long id,
        String owner,
        String name,
        CertificateFacts facts,
        List<String> domains,
        Instant created,
        Instant updated) {

    static CertificateView of(Certificate certificate, List<String> domains) {
        return new CertificateView(
                certificate.getId().orElseThrow(),
                certificate.getOwner().getUsername(),
                certificate.getName(),
                certificate.getFacts(),
                domains,
                certificate.getCreated().toInstant(),
                certificate.getUpdated().toInstant());
    }
}
