package dev.workflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.certificate.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mail servers are believed to be the one that is meant. */
class SmtpTrustTest {

    private static final Message HELLO = new Message(new MailAddress("ada@example.com"), "Hello", "there");

    @TempDir
    Path folder;

    @Test
    void aServerWithATrustedCertificateOfItsNameGetsMail() throws Exception {
        TestCertificate own = TestCertificate.forHosts("localhost");
        try (StartTlsServer server = new StartTlsServer(own)) {
            mail(server, Optional.of(trust(own.pem()))).send(UUID.randomUUID(), HELLO);
            assertThat(server.mail).contains("Subject: Hello", "there");
        }
    }

    @Test
    void oneThatNobodyTrustsOrOfAnotherNameGetsNothing() throws Exception {
        TestCertificate own = TestCertificate.forHosts("localhost");
        try (StartTlsServer server = new StartTlsServer(own)) {
            refused(server, Optional.empty());
            refused(
                    server,
                    Optional.of(trust(TestCertificate.forHosts("localhost").pem())));
        }
        TestCertificate another = TestCertificate.forHosts("mail.example.com");
        try (StartTlsServer server = new StartTlsServer(another)) {
            refused(server, Optional.of(trust(another.pem())));
        }
    }

    @Test
    void aFileWithoutCertificatesIsNamed() throws Exception {
        for (Path file : new Path[] {trust("nothing"), trust(""), folder.resolve("none.pem")}) {
            assertThatThrownBy(() -> new SmtpTrust(file).sockets())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("WORKFLOW_SMTP_TRUST");
        }
    }

    private static void refused(StartTlsServer server, Optional<Path> trust) {
        Mail mail = mail(server, trust);
        assertThatThrownBy(() -> mail.send(UUID.randomUUID(), HELLO))
                .isInstanceOfSatisfying(Undelivered.class, undelivered -> assertThat(undelivered.forGood())
                        .isFalse());
        assertThat(server.mail).isEmpty();
    }

    private Path trust(String pem) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "trust", ".pem"), pem);
    }

    private static Mail mail(StartTlsServer server, Optional<Path> trust) {
        return new SmtpMail(
                new SmtpSettings(
                        "localhost",
                        server.port(),
                        Optional.empty(),
                        Optional.empty(),
                        new MailAddress("workflow@example.org"),
                        SmtpTls.STARTTLS,
                        trust,
                        Duration.ofSeconds(20)),
                Clock.systemUTC());
    }
}
