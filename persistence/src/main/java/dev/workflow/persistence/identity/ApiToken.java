package dev.workflow.persistence.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** An API token, known by its hash only. */
@Entity
@Table(name = "api_token")
public class ApiToken {

    @Id
    private UUID uuid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "owner_id", nullable = false)
    private Account owner;

    /** SHA-256 of the token. */
    @Column(name = "key_hash", nullable = false, unique = true)
    private byte[] keyHash;

    @Column(name = "fuzzy_key", nullable = false)
    private String fuzzyKey;

    @Column(nullable = false)
    private String alias;

    @Column(nullable = false)
    private String level;

    /** As {@link Scope#joinedApps}. */
    @Column(nullable = false)
    private String apps;

    private OffsetDateTime expires;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected ApiToken() {}

    /** @param expires when it ends; empty for one that does not */
    public ApiToken(
            Account owner,
            byte[] keyHash,
            String fuzzyKey,
            String alias,
            Scope scope,
            Optional<OffsetDateTime> expires,
            OffsetDateTime created) {
        this.level = scope.level().text();
        this.apps = scope.joinedApps();
        this.expires = expires.orElse(null);
        this.uuid = UUID.randomUUID();
        this.owner = owner;
        this.keyHash = keyHash.clone();
        this.fuzzyKey = fuzzyKey;
        this.alias = alias;
        this.created = created;
        this.updated = created;
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getOwner() {
        return owner;
    }

    public String getFuzzyKey() {
        return fuzzyKey;
    }

    public String getAlias() {
        return alias;
    }

    public Scope getScope() {
        return Scope.of(Scope.Level.named(level).orElseThrow(), apps);
    }

    public Optional<OffsetDateTime> getExpires() {
        return Optional.ofNullable(expires);
    }

    public Optional<OffsetDateTime> getLastUsed() {
        return Optional.ofNullable(lastUsed);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
