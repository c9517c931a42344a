package dev.workflow.mail;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.mail.OutgoingMail;
import dev.workflow.persistence.mail.OutgoingMailRepository;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes mail, to be sent by {@link MailCare} as soon as the caller's transaction has committed, whatever happens to this
 * server. Where no mail server is configured administrators read it here.
 */
@Stateless
public class Outbox {

    private OutgoingMailRepository mails;
    private Envelope envelope;
    private MailSetup setup;
    private Clock clock;

    protected Outbox() {}

    @Inject
    public Outbox(OutgoingMailRepository mails, Envelope envelope, MailSetup setup, Clock clock) {
        this.mails = mails;
        this.envelope = envelope;
        this.setup = setup;
        this.clock = clock;
    }

    public void post(Message message) {
        UUID id = UUID.randomUUID();
        byte[] body = envelope.seal(id, message.text());
        mails.add(new OutgoingMail(id, message.to().value(), message.subject(), body, OffsetDateTime.now(clock)));
    }

    /** Whether mail leaves this platform by itself. */
    public boolean delivers() {
        return setup.mail().isPresent();
    }

    /** Newest first. @throws Problem 403 unless the caller is a superuser */
    public Slice<MailView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        return mails.list(window).map(mail -> MailView.of(mail, text(mail)));
    }

    /** @throws Problem 403 unless the caller is a superuser, 404 when there is none */
    public MailView show(Caller caller, UUID id) {
        requireSuperuser(caller);
        return mails.byId(id).map(mail -> MailView.of(mail, text(mail))).orElseThrow(() -> Problem.notFound("Mail"));
    }

    /** Mail that goes to its reader is nobody else's business. */
    private Optional<String> text(OutgoingMail mail) {
        return delivers() ? Optional.empty() : envelope.open(mail);
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
