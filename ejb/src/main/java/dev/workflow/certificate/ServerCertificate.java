package dev.workflow.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a server shows to prove that it has a name, and the key it proves it with.
 *
 * @param chain its own certificate first
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a chain has a certificate");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return chain.get(0).getSubjectX500Principal().toString();
    }
}
