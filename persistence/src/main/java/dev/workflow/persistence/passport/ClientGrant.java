package dev.workflow.persistence.passport;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** That a client may act, for an account or for itself: the family of all tokens that come from one approval. */
@Entity
@Table(name = "oauth_grant")
public class ClientGrant {

    @Id
    private UUID uuid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "client_id", nullable = false)
    private RegisteredClient client;

    @ManyToOne
    @JoinColumn(name = "account_id")
    private Account account;

    @Column(nullable = false)
    private String issuer;

    @Column(nullable = false)
    private String scopes;

    @Column(nullable = false)
    private String methods = "";

    private OffsetDateTime authenticated;

    /** A text, because EclipseLink reads no UUID that may be null. */
    @Column(name = "session_uuid")
    private String session;

    @Column(nullable = false)
    private int generation;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime refreshed;

    @Column(nullable = false)
    private OffsetDateTime expires;

    protected ClientGrant() {}

    /**
     * @param account empty when the client acts for itself
     * @param issuer the name under which the client knows us
     */
    public ClientGrant(
            RegisteredClient client,
            Optional<Account> account,
            String issuer,
            Collection<String> scopes,
            OffsetDateTime now,
            OffsetDateTime expires) {
        this.uuid = UUID.randomUUID();
        this.client = client;
        this.account = account.orElse(null);
        this.issuer = issuer;
        this.scopes = Words.join(scopes);
        this.created = now;
        this.refreshed = now;
        this.expires = expires;
    }

    public UUID getUuid() {
        return uuid;
    }

    public RegisteredClient getClient() {
        return client;
    }

    /** Empty when the client acts for itself. */
    public Optional<Account> getAccount() {
        return Optional.ofNullable(account);
    }

    public String getIssuer() {
        return issuer;
    }

    public Set<String> getScopes() {
        return Words.split(scopes);
    }

    /** How the person had logged in, RFC 8176. */
    public Set<String> getMethods() {
        return Words.split(methods);
    }

    public Optional<OffsetDateTime> getAuthenticated() {
        return Optional.ofNullable(authenticated);
    }

    /** The session in whose browser it was approved. */
    public Optional<UUID> getSession() {
        return Optional.ofNullable(session).map(UUID::fromString);
    }

    public void loggedIn(Collection<String> how, Optional<OffsetDateTime> when, Optional<UUID> browserSession) {
        methods = Words.join(how);
        authenticated = when.orElse(null);
        session = browserSession.map(UUID::toString).orElse(null);
    }

    /** Of the only refresh token that is good. */
    public int getGeneration() {
        return generation;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    /** When its last tokens were made. */
    public OffsetDateTime getRefreshed() {
        return refreshed;
    }

    public OffsetDateTime getExpires() {
        return expires;
    }
}
