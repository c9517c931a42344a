package dev.workflow.persistence.passport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** A key that signs tokens, did so, or will do so. Sealed: the database alone is not enough to sign. */
@Entity
@Table(name = "oauth_key")
public class SigningKey {

    /** What a key is good for. */
    public enum State {
        /** It is published, so that everybody knows it before it signs. */
        NEXT,
        /** It signs. */
        ACTIVE,
        /** What it signed is still good. */
        RETIRED
    }

    @Id
    private String kid;

    @Column(nullable = false)
    private String state;

    @Column(nullable = false)
    private byte[] sealed;

    @Column(nullable = false)
    private OffsetDateTime created;

    private OffsetDateTime ends;

    protected SigningKey() {}

    public SigningKey(String kid, State state, byte[] sealed, OffsetDateTime created) {
        this.kid = kid;
        this.state = text(state);
        this.sealed = sealed.clone();
        this.created = created;
    }

    public String getKid() {
        return kid;
    }

    public State getState() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    public void activate() {
        state = text(State.ACTIVE);
    }

    /** @param end when the last token that it signed has ended */
    public void retire(OffsetDateTime end) {
        state = text(State.RETIRED);
        ends = end;
    }

    public byte[] getSealed() {
        return sealed.clone();
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    /** Empty unless it is retired. */
    public Optional<OffsetDateTime> getEnds() {
        return Optional.ofNullable(ends);
    }

    static String text(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
