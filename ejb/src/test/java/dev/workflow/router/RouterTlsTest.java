package dev.workflow.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppName;
import dev.workflow.certificate.SelfSigned;
import dev.workflow.certificate.TestCertificate;
import dev.workflow.process.ProcessType;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The router's TLS port, asked by the JDK's TLS client. */
class RouterTlsTest {

    static {
        java.util.logging.Logger.getLogger("io.undertow").setLevel(java.util.logging.Level.OFF);
    }

    private static final AppName SHOP = new AppName("shop");
    private static final String HOST = "shop.example.com";

    private final Backend backend = new Backend("one");
    private final Router router = new Router(
            settings().with(new TlsSettings(0, 0, SelfSigned.of(Instant.now(), "local.test", "*.local.test"))));

    private static RouterSettings settings() {
        return new RouterSettings(
                "127.0.0.1", 0, Map.of(), Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @BeforeEach
    void start() {
        router.start();
        serve(router);
    }

    private void serve(Router one) {
        one.host(HOST, SHOP, ProcessType.WEB);
        one.host("*.wild.test", SHOP, ProcessType.WEB);
        one.endpoints(SHOP, ProcessType.WEB, List.of(backend.address()));
    }

    @AfterEach
    void stop() {
        router.close();
        backend.close();
    }

    private SSLSocket connect(String name, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) trusting()
                .getSocketFactory()
                .createSocket("127.0.0.1", router.tlsPort().orElseThrow());
        socket.setSoTimeout(10_000);
        SSLParameters parameters = socket.getSSLParameters();
        if (!name.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        if (protocols.length > 0) {
            parameters.setProtocols(protocols);
        }
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private X509Certificate shown(String name, String... protocols) throws IOException {
        try (SSLSocket socket = connect(name, protocols)) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private String subject(String name) throws IOException {
        return shown(name).getSubjectX500Principal().getName();
    }

    private static String ask(Socket socket, String target, String host) throws IOException {
        socket.getOutputStream()
                .write(("GET " + target + " HTTP/1.1\r\nHost: " + host
                                + "\r\nX-Forwarded-Proto: http\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String askPlain(Router one, String target, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", one.port())) {
            socket.setSoTimeout(10_000);
            return ask(socket, target, host);
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, TLSv1.3", "EC, TLSv1.3", "Ed25519, TLSv1.3", "RSA, TLSv1.2", "EC, TLSv1.2", "Ed25519, TLSv1.2"})
    void theNamesCertificateIsShownWhateverItsKey(String algorithm, String protocol) throws Exception {
        TestCertificate made = TestCertificate.of(algorithm, "CN=" + HOST);
        router.certificate(HOST, Optional.of(made.served()));
        assertThat(shown(HOST, protocol)).isEqualTo(made.certificate());
    }

    @Test
    void otherNamesAndNoNameGetTheOneMadeAtStart() throws Exception {
        router.certificate(HOST, Optional.of(TestCertificate.forHosts(HOST).served()));
        assertThat(subject(HOST)).isEqualTo("CN=" + HOST);
        for (String other : List.of("", "other.example.com", "a." + HOST, "example.com")) {
            assertThat(subject(other)).as(other).isEqualTo("CN=local.test");
        }
    }

    @Test
    void aWildcardCoversOneLabelAndTheNameItselfComesFirst() throws Exception {
        router.certificate(
                "*.wild.test",
                Optional.of(TestCertificate.forHosts("*.wild.test").served()));
        router.certificate(
                "own.wild.test",
                Optional.of(TestCertificate.forHosts("own.wild.test").served()));
        assertThat(subject("any.wild.test")).isEqualTo("CN=*.wild.test");
        assertThat(subject("ANY.wild.test")).isEqualTo("CN=*.wild.test");
        assertThat(subject("own.wild.test")).isEqualTo("CN=own.wild.test");
        assertThat(subject("a.b.wild.test")).isEqualTo("CN=local.test");
    }

    @Test
    void certificatesChangeWhileItRuns() throws Exception {
        assertThat(subject(HOST)).isEqualTo("CN=local.test");
        TestCertificate first = TestCertificate.forHosts(HOST);
        TestCertificate second = TestCertificate.of("RSA", "CN=" + HOST);
        router.certificate(HOST, Optional.of(first.served()));
        assertThat(shown(HOST)).isEqualTo(first.certificate());
        router.certificate(HOST, Optional.of(second.served()));
        assertThat(shown(HOST)).isEqualTo(second.certificate());
        router.certificate(HOST, Optional.empty());
        assertThat(subject(HOST)).isEqualTo("CN=local.test");
    }

    @Test
    void requestsArriveAndTheAppLearnsThatItWasTls() throws Exception {
        try (SSLSocket socket = connect(HOST)) {
            assertThat(ask(socket, "/a?b=c", HOST))
                    .startsWith("HTTP/1.1 200")
                    .contains("GET /a?b=c\n", "X-Forwarded-Proto: https\n");
        }
        try (SSLSocket socket = connect("nobody.example.com")) {
            assertThat(ask(socket, "/", "nobody.example.com")).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void oldProtocolsAndPlainTextAreRefused() throws Exception {
        for (String old : List.of("TLSv1", "TLSv1.1")) {
            assertThatThrownBy(() -> connect(HOST, old)).isInstanceOf(IOException.class);
        }
        try (Socket socket = new Socket("127.0.0.1", router.tlsPort().orElseThrow())) {
            socket.setSoTimeout(10_000);
            assertThat(answerOrCut(socket)).doesNotContain("200");
        }
    }

    private static String answerOrCut(Socket socket) {
        try {
            return ask(socket, "/", HOST);
        } catch (IOException cut) {
            return "";
        }
    }

    @Test
    void anEnforcingAppSendsPlainHttpToHttps() throws Exception {
        router.httpsOnly(SHOP, true);
        String to = "\r\nLocation: https://" + HOST + ":" + router.tlsPort().orElseThrow();
        assertThat(askPlain(router, "/a%2Fb;x=1?c=%20d", HOST + ":8000"))
                .startsWith("HTTP/1.1 301 ")
                .contains(to + "/a%2Fb;x=1?c=%20d\r\n");
        assertThat(askPlain(router, "http://" + HOST + "/x?y", HOST)).contains(to + "/x?y\r\n");
        assertThat(askPlain(router, "http://" + HOST, HOST)).contains(to + "/\r\n");
        assertThat(askPlain(router, "//evil.test/x", HOST)).contains(to + "//evil.test/x\r\n");
        try (SSLSocket socket = connect(HOST)) {
            assertThat(ask(socket, "/", HOST)).startsWith("HTTP/1.1 200");
        }
        assertThat(backend.requests).hasValue(1);
        router.httpsOnly(SHOP, false);
        assertThat(askPlain(router, "/", HOST)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {443, 9443})
    void theRedirectNamesThePublicPort(int port) throws Exception {
        TlsSettings tls = new TlsSettings(0, port, SelfSigned.of(Instant.now(), "local.test"));
        try (Router forwarded = new Router(settings().with(tls))) {
            forwarded.start();
            serve(forwarded);
            forwarded.httpsOnly(SHOP, true);
            assertThat(askPlain(forwarded, "/", HOST))
                    .contains("Location: https://" + HOST + (port == 443 ? "" : ":9443") + "/\r\n");
        }
    }

    /** Nobody could follow a redirect to a port that is not there. */
    @Test
    void withoutTlsThereIsNoRedirect() throws Exception {
        try (Router plain = new Router(settings())) {
            plain.start();
            serve(plain);
            plain.httpsOnly(SHOP, true);
            plain.certificate(HOST, Optional.of(TestCertificate.forHosts(HOST).served()));
            assertThat(plain.tlsPort()).isEmpty();
            assertThat(askPlain(plain, "/", HOST)).startsWith("HTTP/1.1 200");
        }
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // What is shown is what the test looks at.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
