package dev.workflow.persistence.passport.code;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A code that was given to a browser for a client, known by its hash only, and what it stands for. */
@Entity
@Table(name = "authorization_code")
public class IssuedCode {

    @Id
    private String digest;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Column(name = "account_id", nullable = false)
    private long accountId;

    @Column(name = "session_uuid", nullable = false)
    private UUID session;

    @Column(nullable = false)
    private String redirect;

    @Column(nullable = false)
    private String challenge;

    @Column(nullable = false)
    private String scopes;

    @Column(nullable = false)
    private String nonce;

    @Column(nullable = false)
    private String methods;

    @Column(nullable = false)
    private OffsetDateTime authenticated;

    @Column(nullable = false)
    private OffsetDateTime expires;

    /** Text: the library cannot read a UUID that is null. */
    @Column(name = "grant_uuid", nullable = false)
    private String grant = "";

    protected IssuedCode() {}

    /** @param digest of the code */
    public IssuedCode(String digest, String clientId, long accountId, UUID session, OffsetDateTime expires) {
        this.digest = digest;
        this.clientId = clientId;
        this.accountId = accountId;
        this.session = session;
        this.expires = expires;
    }

    /**
     * What the client asked for.
     *
     * @param challenge of PKCE, by S256
     */
    public void asked(String redirectUri, Optional<String> challenge, Set<String> scopeWords, Optional<String> nonce) {
        this.redirect = redirectUri;
        this.challenge = challenge.orElse("");
        this.scopes = String.join(" ", scopeWords);
        this.nonce = nonce.orElse("");
    }

    /** How and when the person had logged in. */
    public void loggedIn(Set<String> methodWords, OffsetDateTime when) {
        this.methods = String.join(" ", methodWords);
        this.authenticated = when;
    }

    public String getClientId() {
        return clientId;
    }

    public long getAccountId() {
        return accountId;
    }

    public UUID getSession() {
        return session;
    }

    public String getRedirect() {
        return redirect;
    }

    public Optional<String> getChallenge() {
        return Optional.of(challenge).filter(text -> !text.isEmpty());
    }

    public Set<String> getScopes() {
        return Set.of(scopes.split(" "));
    }

    public Optional<String> getNonce() {
        return Optional.of(nonce).filter(text -> !text.isEmpty());
    }

    public Set<String> getMethods() {
        return Set.of(methods.split(" "));
    }

    public OffsetDateTime getAuthenticated() {
        return authenticated;
    }

    public OffsetDateTime getExpires() {
        return expires;
    }

    /** What it was used for; empty when it has not been used. */
    public Optional<UUID> getGrant() {
        return Optional.of(grant).filter(text -> !text.isEmpty()).map(UUID::fromString);
    }

    public void used(UUID forGrant) {
        this.grant = forGrant.toString();
    }
}
