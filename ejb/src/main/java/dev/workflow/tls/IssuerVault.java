package dev.workflow.tls;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.tls.Tls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Keeps the secrets of issuers sealed, and opens them for who asks an issuer for something. */
@ApplicationScoped
public class IssuerVault {

    private static final String SEALED_AS = "tls";

    @Inject
    Sealer sealer;

    void store(Tls tls, Issuer issuer) {
        Optional<byte[]> secretAtRest = Optional.of(issuer.keySecret())
                .filter(secret -> !secret.isEmpty())
                .map(secret -> sealer.sealText(SEALED_AS, tls.getUuid(), secret));
        tls.setIssuer(issuer.email(), issuer.server(), issuer.keyId(), secretAtRest);
    }

    public Issuer open(Tls tls) {
        String secret = tls.getKeySecret()
                .map(stored -> sealer.openText(SEALED_AS, tls.getUuid(), stored))
                .orElse("");
        return new Issuer(tls.getEmail(), tls.getServer(), tls.getKeyId(), secret);
    }
}
