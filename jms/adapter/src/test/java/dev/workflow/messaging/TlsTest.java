package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "for this test only";

    @Test
    void brokerWithACertificateNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
        SSLContext context = selfSigned(folder.resolve("keys.p12"));
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Throwable> refusal = CompletableFuture.supplyAsync(() -> shakeHands(server));
            Broker broker = Broker.at("amqps://user:word@localhost:" + server.getLocalPort());

            assertThatThrownBy(broker::open)
                    .isInstanceOf(JMSException.class)
                    .hasRootCauseMessage("unable to find valid certification path to requested target");
            assertThat(refusal.get()).isInstanceOf(SSLHandshakeException.class);
        }
    }

    private static Throwable shakeHands(SSLServerSocket server) {
        try (SSLSocket client = (SSLSocket) server.accept()) {
            client.startHandshake();
            return new AssertionError("the client trusts everybody");
        } catch (Exception e) {
            return e;
        }
    }

    private static SSLContext selfSigned(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "broker",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).as(() -> output(keytool)).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes());
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
