package dev.workflow.persistence.passport;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A program that may ask for tokens. Its secret is known by its hash only. */
@Entity
@Table(name = "oauth_client")
public class RegisteredClient {

    @Id
    private String id;

    @Column(nullable = false)
    private String name;

    @Column(name = "secret_hash")
    private byte[] secretHash;

    @Column(nullable = false)
    private String redirects = "";

    @Column(name = "logout_redirects", nullable = false)
    private String logoutRedirects = "";

    @Column(name = "grant_types", nullable = false)
    private String grantTypes = "";

    @Column(nullable = false)
    private String scopes = "";

    @Column(name = "token_type", nullable = false)
    private String tokenType = "at+jwt";

    @Column(nullable = false)
    private boolean trusted;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected RegisteredClient() {}

    public RegisteredClient(String id, OffsetDateTime now) {
        this.id = id;
        this.name = id;
        this.created = now;
        this.updated = now;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Empty for a public client. */
    public Optional<byte[]> getSecretHash() {
        return Optional.ofNullable(secretHash).map(byte[]::clone);
    }

    public void setSecretHash(Optional<byte[]> sha256) {
        secretHash = sha256.map(byte[]::clone).orElse(null);
    }

    public Set<String> getRedirects() {
        return Words.split(redirects);
    }

    public void setRedirects(Collection<String> uris) {
        redirects = Words.join(uris);
    }

    public Set<String> getLogoutRedirects() {
        return Words.split(logoutRedirects);
    }

    public void setLogoutRedirects(Collection<String> uris) {
        logoutRedirects = Words.join(uris);
    }

    public Set<String> getGrantTypes() {
        return Words.split(grantTypes);
    }

    public void setGrantTypes(Collection<String> types) {
        grantTypes = Words.join(types);
    }

    public Set<String> getScopes() {
        return Words.split(scopes);
    }

    public void setScopes(Collection<String> words) {
        scopes = Words.join(words);
    }

    /** The {@code typ} of its access tokens. */
    public String getTokenType() {
        return tokenType;
    }

    public void setTokenType(String typ) {
        tokenType = typ;
    }

    public boolean isTrusted() {
        return trusted;
    }

    public void setTrusted(boolean trusted) {
        this.trusted = trusted;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }

    public void updated(OffsetDateTime now) {
        updated = now;
    }
}
