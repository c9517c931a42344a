package dev.workflow.persistence.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A link that was mailed to somebody, known by the hash of its token only. */
@Entity
@Table(name = "mailed_link")
public class MailedLink {

    @Id
    private UUID uuid;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LinkKind kind;

    @Column(name = "token_hash", nullable = false)
    private byte[] tokenHash;

    @Column(name = "account_id")
    private Long accountId;

    @Column(name = "state_hash", nullable = false)
    private byte[] stateHash;

    @Column(nullable = false)
    private String username;

    @Column(nullable = false)
    private String address;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(nullable = false)
    private OffsetDateTime expires;

    protected MailedLink() {}

    /**
     * @param username of the account, or of the one to be made
     * @param address where it was mailed to
     */
    public MailedLink(LinkKind kind, byte[] tokenHash, String username, String address, OffsetDateTime expires) {
        this.uuid = UUID.randomUUID();
        this.kind = kind;
        this.tokenHash = tokenHash.clone();
        this.username = username;
        this.address = address;
        this.expires = expires;
        this.stateHash = new byte[0];
    }

    /** @param state hash of what must not change until it is used */
    public MailedLink of(long account, byte[] state) {
        this.accountId = account;
        this.stateHash = state.clone();
        return this;
    }

    /** Of an account that is yet to be made. */
    public MailedLink withPassword(String hash) {
        this.passwordHash = hash;
        return this;
    }

    public UUID getUuid() {
        return uuid;
    }

    public LinkKind getKind() {
        return kind;
    }

    public byte[] getTokenHash() {
        return tokenHash.clone();
    }

    /** Empty for an account that is yet to be made. */
    public Optional<Long> getAccountId() {
        return Optional.ofNullable(accountId);
    }

    public byte[] getStateHash() {
        return stateHash.clone();
    }

    public String getUsername() {
        return username;
    }

    public String getAddress() {
        return address;
    }

    public Optional<String> getPasswordHash() {
        return Optional.ofNullable(passwordHash);
    }

    public OffsetDateTime getExpires() {
        return expires;
    }
}
