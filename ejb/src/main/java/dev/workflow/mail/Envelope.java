package dev.workflow.mail;

import dev.workflow.config.Sealer;
import dev.workflow.persistence.mail.OutgoingMail;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Closes the text of a mail, which may hold a link that is as good as a password, while it waits in the database. */
@Dependent
public class Envelope {

    private final Sealer sealer;

    @Inject
    public Envelope(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] seal(UUID id, String text) {
        return sealer.seal(context(id), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty once the mail is over, and when it was sealed with a master key that is gone. */
    Optional<String> open(OutgoingMail mail) {
        try {
            return mail.getBody()
                    .map(body -> new String(sealer.open(context(mail.getUuid()), body), StandardCharsets.UTF_8));
        } catch (IllegalStateException sealedWithAnotherKey) {
            return Optional.empty();
        }
    }

    private static String context(UUID id) {
        return "mail_outbox/" + id;
    }
}
