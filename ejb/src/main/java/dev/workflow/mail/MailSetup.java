package dev.workflow.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The mail server that the settings name: {@code workflow.smtp.host}, {@code port} (25, 587 or 465, after {@code tls}),
 * {@code user}, {@code password}, {@code from}, {@code tls} ({@code starttls} unless set) and {@code trust}.
 */
@ApplicationScoped
public class MailSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Optional<Mail> mail = Optional.empty();

    protected MailSetup() {}

    @Inject
    public MailSetup(
            @ConfigProperty(name = "workflow.smtp.host") Optional<String> host,
            @ConfigProperty(name = "workflow.smtp.port") Optional<Integer> port,
            @ConfigProperty(name = "workflow.smtp.user") Optional<String> user,
            @ConfigProperty(name = "workflow.smtp.password") Optional<String> password,
            @ConfigProperty(name = "workflow.smtp.from") Optional<String> from,
            @ConfigProperty(name = "workflow.smtp.tls", defaultValue = "starttls") String tls,
            @ConfigProperty(name = "workflow.smtp.trust") Optional<String> trust,
            Clock clock) {
        if (host.filter(name -> !name.isBlank()).isPresent()) {
            SmtpTls protection = SmtpTls.named(tls.strip());
            this.mail = Optional.of(new SmtpMail(
                    new SmtpSettings(
                            host.get().strip(),
                            port.orElse(protection.port()),
                            user.filter(text -> !text.isEmpty()),
                            password.filter(text -> !text.isEmpty()),
                            sender(from),
                            protection,
                            trust.map(String::strip)
                                    .filter(text -> !text.isEmpty())
                                    .map(Path::of),
                            PATIENCE),
                    clock));
        }
    }

    /** Empty when no server is configured: then mail stays in the outbox, where administrators can read it. */
    public Optional<Mail> mail() {
        return mail;
    }

    private static MailAddress sender(Optional<String> from) {
        return from.flatMap(text -> MailAddress.parse(text.strip()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "WORKFLOW_SMTP_FROM must be the address that mail comes from, such as workflow@example.com"));
    }
}
