package dev.workflow.mail;

import dev.workflow.persistence.mail.OutgoingMail;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as administrators see it.
 *
 * @param state waiting, sent or failed
 * @param trouble of the last try; may be empty
 * @param text only where no mail server is configured, and as long as it waits
 */
public record MailView(
        UUID uuid,
        String to,
        String subject,
        String state,
        int tries,
        String trouble,
        Instant created,
        Optional<Instant> ended,
        Optional<String> text) {

    static MailView of(OutgoingMail mail, Optional<String> text) {
        return new MailView(
                mail.getUuid(),
                mail.getRecipient(),
                mail.getSubject(),
                mail.getState().name(),
                mail.getTries(),
                mail.getTrouble(),
                mail.getCreated().toInstant(),
                mail.getEnded().map(OffsetDateTime::toInstant),
                text);
    }

    /** The text may hold a link that is as good as a password. */
    @Override
    public String toString() {
        return "MailView[" + uuid + " to " + to + ", " + state + "]";
    }
}
