package dev.workflow.persistence.factor;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A key that somebody's browser, phone or security key keeps, and unlocks for them. */
@Entity
@Table(name = "passkey")
public class Passkey {

    @Id
    private UUID uuid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id", nullable = false)
    private Account account;

    @Column(nullable = false)
    private String name;

    @Column(name = "credential_id", nullable = false, unique = true)
    private byte[] credentialId;

    @Column(nullable = false)
    private byte[] credential;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    protected Passkey() {}

    /**
     * @param credential attested credential data as in WebAuthn, section 6.5.1
     * @param signCount the counter as it stood when the key was made
     */
    public Passkey(
            Account account,
            String name,
            byte[] credentialId,
            byte[] credential,
            long signCount,
            OffsetDateTime created) {
        this.uuid = UUID.randomUUID();
        this.account = account;
        this.name = name;
        this.credentialId = credentialId.clone();
        this.credential = credential.clone();
        this.signCount = signCount;
        this.created = created;
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getAccount() {
        return account;
    }

    public String getName() {
        return name;
    }

    public byte[] getCredentialId() {
        return credentialId.clone();
    }

    public byte[] getCredential() {
        return credential.clone();
    }

    public long getSignCount() {
        return signCount;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public Optional<OffsetDateTime> getLastUsed() {
        return Optional.ofNullable(lastUsed);
    }
}
