package dev.workflow.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A public key that may push in its owner's name. */
@Entity
@Table(name = "ssh_key")
public class SshKey {

    @Id
    private UUID uuid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id", nullable = false)
    private Account owner;

    /** The name its owner gave it; unique on the platform. */
    @Column(name = "id", nullable = false, unique = true)
    private String name;

    /** The OpenSSH line. */
    @Column(name = "public", nullable = false, unique = true)
    private String line;

    /** MD5, colon hex. */
    @Column(nullable = false)
    private String fingerprint;

    /** {@code SHA256:…} as ssh-keygen prints it. */
    @Column(nullable = false, unique = true)
    private String sha256;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected SshKey() {}

    public SshKey(Account owner, String name, String line, String fingerprint, String sha256, OffsetDateTime created) {
        this.uuid = UUID.randomUUID();
        this.owner = owner;
        this.name = name;
        this.line = line;
        this.fingerprint = fingerprint;
        this.sha256 = sha256;
        this.created = created;
        this.updated = created;
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getOwner() {
        return owner;
    }

    public String getName() {
        return name;
    }

    public String getLine() {
        return line;
    }

    public String getFingerprint() {
        return fingerprint;
    }

    public String getSha256() {
        return sha256;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
