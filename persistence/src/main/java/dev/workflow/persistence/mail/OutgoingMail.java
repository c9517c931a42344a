package dev.workflow.persistence.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A mail that is to be sent, or was. Its text is gone as soon as it is over. */
@Entity
@Table(name = "mail_outbox")
public class OutgoingMail {

    /** What became of it; named as in the database. */
    public enum State {
        waiting,
        sent,
        failed
    }

    @Id
    private UUID uuid;

    @Column(nullable = false)
    private String recipient;

    @Column(nullable = false)
    private String subject;

    private byte[] body;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private State state = State.waiting;

    @Column(nullable = false)
    private int tries;

    @Column(nullable = false)
    private String trouble = "";

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(name = "next_try", nullable = false)
    private OffsetDateTime nextTry;

    private OffsetDateTime ended;

    protected OutgoingMail() {}

    /** @param body sealed for this row */
    public OutgoingMail(UUID uuid, String recipient, String subject, byte[] body, OffsetDateTime created) {
        this.uuid = uuid;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body.clone();
        this.created = created;
        this.nextTry = created;
    }

    public UUID getUuid() {
        return uuid;
    }

    public String getRecipient() {
        return recipient;
    }

    public String getSubject() {
        return subject;
    }

    /** Sealed; empty once it is over. */
    public Optional<byte[]> getBody() {
        return Optional.ofNullable(body).map(byte[]::clone);
    }

    public State getState() {
        return state;
    }

    public int getTries() {
        return tries;
    }

    /** Of the last try; may be empty. */
    public String getTrouble() {
        return trouble;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public Optional<OffsetDateTime> getEnded() {
        return Optional.ofNullable(ended);
    }

    /** Somebody tries to send it, and nobody else does until then. */
    public void tried(OffsetDateTime nextTry) {
        this.tries++;
        this.nextTry = nextTry;
    }

    public void delayed(String trouble, OffsetDateTime nextTry) {
        this.trouble = trouble;
        this.nextTry = nextTry;
    }

    /** @param trouble why it failed; empty when it was sent */
    public void over(State state, String trouble, OffsetDateTime when) {
        this.state = state;
        this.trouble = trouble;
        this.ended = when;
        this.body = null;
    }
}
