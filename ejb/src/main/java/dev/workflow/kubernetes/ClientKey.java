package dev.workflow.kubernetes;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.SSLUtils;
import io.kubernetes.client.util.credentials.Authentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A client certificate and its key. The library's own class puts them beside the keys of the JVM's default key store,
 * which in an application server has another password, and then cannot open it.
 */
final class ClientKey implements Authentication {

    private static final char[] PASSWORD = "in memory only".toCharArray();

    private final KeyManager[] managers;

    /** @param chain PEM; so is {@code key} */
    ClientKey(byte[] chain, byte[] key) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] certificates = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(chain))
                .toArray(Certificate[]::new);
        store.setKeyEntry("client", SSLUtils.loadKey(key), PASSWORD, certificates);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        managers = factory.getKeyManagers();
    }

    @Override
    public void provide(ApiClient client) {
        client.setKeyManagers(managers);
    }
}
