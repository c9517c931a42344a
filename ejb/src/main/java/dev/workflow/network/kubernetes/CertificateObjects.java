package dev.workflow.network.kubernetes;

import dev.workflow.network.NetworkSpec;
import java.util.Map;

/** Uploaded certificates, where gateways and ingresses find them. */
final class CertificateObjects {

    /** Upstream makes them Opaque, which several gateways refuse. */
    private static final String TLS = "kubernetes.io/tls";

    private CertificateObjects() {}

    static void render(NetworkSpec spec, Rendering rendering) {
        for (NetworkSpec.Certificate certificate : spec.certificates()) {
            SecretObject.add(
                    rendering,
                    spec.app(),
                    certificate.secret(),
                    TLS,
                    Labels.CERTIFICATE,
                    Map.of("tls.crt", certificate.chain(), "tls.key", certificate.key()));
        }
    }
}
