package dev.workflow.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Mail over SMTP, a connection for each. */
final class SmtpMail implements Mail {

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    SmtpMail(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    @Override
    public void send(UUID id, Message message) throws Undelivered {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage mime = mime(id, message);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().orElse(null));
            transport.sendMessage(mime, mime.getAllRecipients());
        } catch (SendFailedException refused) {
            boolean forGood = refused.getInvalidAddresses() != null && refused.getInvalidAddresses().length > 0;
            throw new Undelivered(text(refused), forGood, refused);
        } catch (MessagingException | RuntimeException trouble) {
            throw new Undelivered(text(trouble), false, trouble);
        }
    }

    private MimeMessage mime(UUID id, Message message) throws MessagingException {
        String domain = settings.from().value().replaceFirst(".*@", "");
        MimeMessage mime = new MimeMessage(session) {
            /** The library's own tells who runs this process, and where. */
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain + ">");
            }
        };
        mime.setFrom(new InternetAddress(settings.from().value()));
        mime.setRecipient(RecipientType.TO, new InternetAddress(message.to().value()));
        mime.setSubject(message.subject(), StandardCharsets.UTF_8.name());
        mime.setText(message.text(), StandardCharsets.UTF_8.name());
        mime.setSentDate(Date.from(clock.instant()));
        mime.setHeader("Auto-Submitted", "auto-generated");
        mime.saveChanges();
        return mime;
    }

    private static Properties properties(SmtpSettings settings) {
        Properties properties = new Properties();
        String patience = Long.toString(settings.patience().toMillis());
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        properties.put("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
        properties.put("mail.smtp.from", settings.from().value());
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls() == SmtpTls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls() == SmtpTls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == SmtpTls.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.trust()
                .map(file -> new SmtpTrust(file).sockets())
                .ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
        return properties;
    }

    private static String text(Exception trouble) {
        String cause =
                Optional.ofNullable(trouble.getCause()).map(Throwable::toString).orElse("");
        return (trouble.getMessage() + " " + cause).strip();
    }
}
