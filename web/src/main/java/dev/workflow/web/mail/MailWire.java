package dev.workflow.web.mail;

import dev.workflow.mail.MailView;
import java.time.Instant;
import java.util.UUID;

/** A mail as JSON; {@code ended} and {@code text} may be null. */
public record MailWire(
        UUID uuid,
        String to,
        String subject,
        String state,
        int tries,
        String trouble,
        Instant created,
        Instant ended,
        String text) {

    static MailWire of(MailView mail) {
        return new MailWire(
                mail.uuid(),
                mail.to(),
                mail.subject(),
                mail.state(),
                mail.tries(),
                mail.trouble(),
                mail.created(),
                mail.ended().orElse(null),
                mail.text().orElse(null));
    }
}
