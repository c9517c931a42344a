package dev.workflow.web.certificate;

import dev.workflow.certificate.CertificateView;
import dev.workflow.persistence.certificate.CertificateFacts;
import java.time.Instant;
import java.util.List;

/** A certificate (api.md §6); its PEM stays inside. */
public record CertificateWire(
        long id,
        String app,
        String owner,
        String name,
        String commonName,
        List<String> san,
        String fingerprint,
        Instant expires,
        Instant starts,
        String issuer,
        String subject,
        List<String> domains,
        Instant created,
        Instant updated) {

    static CertificateWire of(String app, CertificateView view) {
        CertificateFacts facts = view.facts();
        return new CertificateWire(
                view.id(),
                app,
                view.owner(),
                view.name(),
                facts.commonName().orElse(null),
                facts.san(),
                facts.fingerprint(),
                facts.expires().toInstant(),
                facts.starts().toInstant(),
                facts.issuer(),
                facts.subject(),
                view.domains(),
                view.created(),
                view.updated());
    }
}
