package dev.workflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real mail server. */
class SmtpMailTest {

    private static final MailAddress ADA = new MailAddress("ada@example.com");
    private static final UUID ID = UUID.randomUUID();

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void mailArrivesAsItWasWritten() throws Exception {
        mail(SmtpTls.NONE, Optional.empty()).send(ID, new Message(ADA, "Grüße", "Zeile 1 ✓\n.\nZeile 3"));
        MimeMessage arrived = server.getReceivedMessages()[0];
        assertThat(arrived.getSubject()).isEqualTo("Grüße");
        assertThat(arrived.getContent().toString().replace("\r\n", "\n").stripTrailing())
                .isEqualTo("Zeile 1 ✓\n.\nZeile 3");
        assertThat(GreenMailUtil.getAddressList(arrived.getFrom())).isEqualTo("workflow@example.org");
        assertThat(GreenMailUtil.getAddressList(arrived.getAllRecipients())).isEqualTo("ada@example.com");
        assertThat(arrived.getMessageID()).isEqualTo("<" + ID + "@example.org>");
        assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void theServerMayAskForAPassword() throws Exception {
        server.setUser("workflow", "s3cret");
        mail(SmtpTls.NONE, Optional.of("s3cret")).send(ID, new Message(ADA, "Hello", "there"));
        assertThat(server.getReceivedMessages()).hasSize(1);
        Undelivered refused = refused(mail(SmtpTls.NONE, Optional.of("wrong")));
        assertThat(refused.forGood()).isFalse();
        assertThat(refused.getMessage()).doesNotContain("wrong");
    }

    @Test
    void withoutEncryptionNothingIsSent() {
        assertThat(refused(mail(SmtpTls.STARTTLS, Optional.empty())).forGood()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        Mail mail = mail(SmtpTls.NONE, Optional.empty());
        server.stop();
        assertThat(refused(mail).forGood()).isFalse();
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Mail mail = new SmtpMail(
                    settings(silent.getLocalPort(), SmtpTls.NONE, Optional.empty(), Duration.ofMillis(200)),
                    Clock.systemUTC());
            assertThat(refused(mail).forGood()).isFalse();
        }
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatThrownBy(() -> setup("mail.example.com", 0, "none", "a@example.com"))
                .hasMessageContaining("WORKFLOW_SMTP_PORT");
        assertThatThrownBy(() -> setup("mail.example.com", 25, "ssl", "a@example.com"))
                .hasMessageContaining("WORKFLOW_SMTP_TLS");
        assertThatThrownBy(() -> setup("mail.example.com", 25, "none", "Workflow"))
                .hasMessageContaining("WORKFLOW_SMTP_FROM");
        assertThat(setup(" ", 25, "none", "").mail()).isEmpty();
        assertThat(setup("mail.example.com", 25, "none", "a@example.com").mail())
                .isPresent();
    }

    private static MailSetup setup(String host, int port, String tls, String from) {
        return new MailSetup(
                Optional.of(host),
                Optional.of(port),
                Optional.empty(),
                Optional.empty(),
                Optional.of(from),
                tls,
                Optional.empty(),
                Clock.systemUTC());
    }

    private static Undelivered refused(Mail mail) {
        return catchThrowableOfType(Undelivered.class, () -> mail.send(ID, new Message(ADA, "Hello", "there")));
    }

    private Mail mail(SmtpTls tls, Optional<String> password) {
        return new SmtpMail(
                settings(server.getSmtp().getPort(), tls, password, Duration.ofSeconds(10)), Clock.systemUTC());
    }

    private static SmtpSettings settings(int port, SmtpTls tls, Optional<String> password, Duration patience) {
        return new SmtpSettings(
                "127.0.0.1",
                port,
                password.map(unused -> "workflow"),
                password,
                new MailAddress("workflow@example.org"),
                tls,
                Optional.empty(),
                patience);
    }
}
