package dev.workflow.mail;

import java.util.Arrays;
import java.util.Locale;

/** How a connection to the mail server is protected; the certificate's name is always checked. */
public enum SmtpTls {
    /** Not at all; for a server on this machine. */
    NONE(25),
    /** Begins in clear and goes on only when the server can encrypt. */
    STARTTLS(587),
    /** Encrypted from the first byte. */
    TLS(465);

    private final int port;

    SmtpTls(int port) {
        this.port = port;
    }

    /** The usual port. */
    int port() {
        return port;
    }

    static SmtpTls named(String text) {
        return Arrays.stream(values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("WORKFLOW_SMTP_TLS is none, starttls or tls, not " + text));
    }
}
