package dev.workflow.certificate;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.certificate.Certificate;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.UUID;

/** Keeps the private keys of certificates sealed, and opens them for who serves with them. */
@ApplicationScoped
public class CertificateVault {

    private static final Logger LOG = System.getLogger(CertificateVault.class.getName());
    private static final String SEALED_AS = "certificate";

    @Inject
    Sealer sealer;

    byte[] seal(UUID certificate, PrivateKey key) {
        return sealer.sealText(SEALED_AS, certificate, KeyText.pem(key));
    }

    /** Empty, with a warning in the log, when it cannot be opened: everything else goes on. */
    public Optional<ServerCertificate> open(Certificate certificate) {
        try {
            return Optional.of(new ServerCertificate(
                    Chain.parse(certificate.getChain()).certificates(), KeyText.parse(unsealed(certificate))));
        } catch (IllegalStateException | Problem unusable) {
            warn(certificate, unusable);
            return Optional.empty();
        }
    }

    /** The key alone, as PKCS#8 in PEM; empty as above. */
    public Optional<String> key(Certificate certificate) {
        try {
            return Optional.of(unsealed(certificate));
        } catch (IllegalStateException unusable) {
            warn(certificate, unusable);
            return Optional.empty();
        }
    }

    private String unsealed(Certificate certificate) {
        return sealer.openText(SEALED_AS, certificate.getUuid(), certificate.getSealedKey());
    }

    private static void warn(Certificate certificate, RuntimeException why) {
        LOG.log(Level.WARNING, "certificate " + certificate.getName() + " cannot be served with", why);
    }
}
