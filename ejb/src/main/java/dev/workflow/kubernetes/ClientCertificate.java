package dev.workflow.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.SSLUtils;
import io.kubernetes.client.util.credentials.Authentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;

/**
 * A kubeconfig's client certificate. The library would put it among the keys of {@code javax.net.ssl.keyStore}, which in
 * an application server are the server's own and have a password that it does not know.
 */
final class ClientCertificate implements Authentication {

    private static final char[] NONE = {};

    private final byte[] certificate;
    private final byte[] key;

    private ClientCertificate(byte[] certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** Empty when the current user has none. */
    static Optional<Authentication> of(KubeConfig config) throws IOException {
        byte[] certificate =
                config.getDataOrFileRelative(config.getClientCertificateData(), config.getClientCertificateFile());
        byte[] key = config.getDataOrFileRelative(config.getClientKeyData(), config.getClientKeyFile());
        return certificate == null || key == null
                ? Optional.empty()
                : Optional.of(new ClientCertificate(certificate, key));
    }

    @Override
    public void provide(ApiClient client) {
        try {
            PrivateKey secret = SSLUtils.loadKey(key);
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificate))
                    .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NONE);
            store.setKeyEntry("client", secret, NONE, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NONE);
            client.setKeyManagers(keys.getKeyManagers());
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("the client certificate or its key cannot be read", unusable);
        }
    }
}
