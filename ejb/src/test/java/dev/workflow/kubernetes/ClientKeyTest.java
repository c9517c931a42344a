package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.certificate.SelfSigned;
import dev.workflow.certificate.ServerCertificate;
import io.kubernetes.client.openapi.ApiClient;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application server sets the JVM's key store to one of its own, whose password we do not know. */
class ClientKeyTest {

    private static final String STORE = "javax.net.ssl.keyStore";

    private final ServerCertificate certificate = SelfSigned.of(Instant.now(), "workflow");

    @TempDir
    Path folder;

    @AfterEach
    void reset() {
        System.clearProperty(STORE);
    }

    @Test
    void theServersKeyStoreIsLeftAlone() throws Exception {
        System.setProperty(STORE, keyStoreOfTheServer().toString());
        Path kubeconfig = Files.writeString(folder.resolve("config"), kubeconfig());
        ApiClient client = Credentials.find(
                Optional.of(kubeconfig), new Surroundings(Map.of(), folder.resolve("account"), folder));
        assertThat(client.getKeyManagers()).isNotEmpty();
    }

    private Path keyStoreOfTheServer() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        char[] password = "of the server".toCharArray();
        store.setKeyEntry(
                "server", certificate.key(), password, certificate.chain().toArray(Certificate[]::new));
        Path file = folder.resolve("keystore");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        return file;
    }

    private String kubeconfig() throws Exception {
        return """
                kind: Config
                current-context: one
                contexts: [{name: one, context: {cluster: one, user: one}}]
                clusters: [{name: one, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: one, user: {client-certificate-data: %s, client-key-data: %s}}]
                """.formatted(
                        pem("CERTIFICATE", certificate.chain().get(0).getEncoded()),
                        pem("PRIVATE KEY", certificate.key().getEncoded()));
    }

    private static String pem(String label, byte[] content) {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + label
                + "-----\n";
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
