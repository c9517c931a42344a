package dev.workflow.mail;

import dev.workflow.persistence.mail.OutgoingMail;
import dev.workflow.persistence.mail.OutgoingMail.State;
import dev.workflow.persistence.mail.OutgoingMailRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of mail on its way. What is taken is another server's after ten minutes, should this one die with it: mail
 * may arrive twice, but is not lost.
 */
@Stateless
public class Dispatch {

    /** Links in it are long dead by then. */
    static final Duration PATIENCE = Duration.ofDays(1);

    static final Duration KEPT = Duration.ofDays(7);
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 10;
    private static final int LONGEST_WAIT = 60;
    private static final int LONGEST_TROUBLE = 300;

    private OutgoingMailRepository mails;
    private Envelope envelope;
    private Clock clock;

    protected Dispatch() {}

    @Inject
    public Dispatch(OutgoingMailRepository mails, Envelope envelope, Clock clock) {
        this.mails = mails;
        this.envelope = envelope;
        this.clock = clock;
    }

    /** A mail to be sent now, by whoever gets it. */
    public record Taken(UUID id, Message message) {}

    /** The next one, if there is any. Mail that nobody can read any more is over, and does not hold up the rest. */
    public Optional<Taken> take() {
        for (OutgoingMail mail : mails.due(now(), AT_ONCE)) {
            Optional<Message> message = read(mail);
            if (message.isPresent()) {
                mail.tried(now().plus(LEASE));
                return Optional.of(new Taken(mail.getUuid(), message.get()));
            }
            mail.over(State.failed, "it cannot be read", now());
        }
        return Optional.empty();
    }

    private Optional<Message> read(OutgoingMail mail) {
        return envelope.open(mail)
                .map(text -> new Message(new MailAddress(mail.getRecipient()), mail.getSubject(), text));
    }

    public void sent(UUID id) {
        mails.byId(id).ifPresent(mail -> mail.over(State.sent, "", now()));
    }

    /** Again in 1, 2, 4 … 60 minutes, unless that would be in vain. */
    public void undelivered(UUID id, String trouble, boolean forGood) {
        String text = trouble.replaceAll("\\p{Cntrl}+", " ");
        String cause = text.length() > LONGEST_TROUBLE ? text.substring(0, LONGEST_TROUBLE) : text;
        mails.byId(id).ifPresent(mail -> {
            if (forGood) {
                mail.over(State.failed, cause, now());
            } else {
                mail.delayed(cause, now().plusMinutes(wait(mail)));
            }
        });
    }

    /** Gives up what has waited for a day, and forgets what ended a week ago. */
    public void prune() {
        mails.giveUp(now().minus(PATIENCE), now());
        mails.removeEnded(now().minus(KEPT));
    }

    private static long wait(OutgoingMail mail) {
        int doublings = Math.min(mail.getTries() - 1, Integer.SIZE / 2);
        return Math.min(1L << Math.max(0, doublings), LONGEST_WAIT);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
