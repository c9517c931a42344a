package dev.workflow.mail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where mail is handed over.
 *
 * @param user empty for a server that asks for none
 * @param trust a PEM file with the certificates to trust; empty for those that Java trusts
 * @param patience for the connection and for each answer
 */
public record SmtpSettings(
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        MailAddress from,
        SmtpTls tls,
        Optional<Path> trust,
        Duration patience) {

    private static final int LAST_PORT = 65_535;

    /** @throws IllegalArgumentException naming the setting */
    public SmtpSettings {
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("WORKFLOW_SMTP_PORT is no port: " + port);
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("WORKFLOW_SMTP_USER and WORKFLOW_SMTP_PASSWORD go together");
        }
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + " " + tls + " from " + from + "]";
    }
}
