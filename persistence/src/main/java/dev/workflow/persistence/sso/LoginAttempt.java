package dev.workflow.persistence.sso;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A browser that was sent to an issuer and is expected back. */
@Entity
@Table(name = "sso_attempt")
public class LoginAttempt {

    @Id
    @Column(name = "state_hash")
    private String stateHash;

    @Column(name = "browser_hash")
    private String browserHash;

    @Column(name = "issuer_uuid")
    private UUID issuer;

    @Column(name = "account_id")
    private Long account;

    private String next;
    private String address;
    private OffsetDateTime created;

    protected LoginAttempt() {}

    /** @param account who wants to be linked; empty for a login */
    public LoginAttempt(
            String stateHash,
            String browserHash,
            UUID issuer,
            OptionalLong account,
            String next,
            String address,
            OffsetDateTime created) {
        this.stateHash = stateHash;
        this.browserHash = browserHash;
        this.issuer = issuer;
        this.account = account.isPresent() ? account.getAsLong() : null;
        this.next = next;
        this.address = address;
        this.created = created;
    }

    public String getBrowserHash() {
        return browserHash;
    }

    public UUID getIssuer() {
        return issuer;
    }

    public Optional<Long> getAccount() {
        return Optional.ofNullable(account);
    }

    public String getNext() {
        return next;
    }

    public OffsetDateTime getCreated() {
        return created;
    }
}
