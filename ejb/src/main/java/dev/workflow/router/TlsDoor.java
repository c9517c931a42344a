package dev.workflow.router;

import dev.workflow.certificate.ServerCertificate;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The router's TLS: its certificates change while it runs. */
final class TlsDoor {

    private final TlsSettings settings;
    private final NamedKeys keys;

    TlsDoor(TlsSettings settings) {
        this.settings = settings;
        keys = new NamedKeys(settings.otherwise());
    }

    int port() {
        return settings.port();
    }

    /** What a client has to use, given where we really listen. */
    int publicPort(int listening) {
        return settings.publicPort() == 0 ? listening : settings.publicPort();
    }

    void certificate(String hostname, Optional<ServerCertificate> certificate) {
        certificate.ifPresentOrElse(shown -> keys.put(hostname, shown), () -> keys.remove(hostname));
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }
}
