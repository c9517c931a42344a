package dev.workflow.persistence.tls;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** How HTTPS is set up for an app: who issues certificates, and whether plain HTTP is still answered. */
@Entity
@Table(name = "tls")
public class Tls {

    @Id
    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    @Column(name = "issuer_email")
    private String email = "anonymous@cert-manager.io";

    @Column(name = "issuer_server")
    private String server = "https://acme-v02.api.letsencrypt.org/directory";

    @Column(name = "issuer_key_id")
    private String keyId = "";

    @Column(name = "issuer_key_secret")
    private byte[] keySecret;

    @Column(name = "https_enforced")
    private Boolean httpsEnforced;

    @Column(name = "certs_auto_enabled")
    private Boolean certsAutoEnabled;

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Tls() {}

    /** What a new app has; it keeps this id when it is changed and stored. */
    public Tls(App app) {
        this.uuid = UUID.nameUUIDFromBytes(("tls/" + app.getUuid()).getBytes(StandardCharsets.UTF_8));
        this.app = app.getUuid();
        this.owner = app.getOwner();
        this.created = app.getCreated();
        this.updated = app.getCreated();
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getOwner() {
        return owner;
    }

    public String getEmail() {
        return email;
    }

    public String getServer() {
        return server;
    }

    public String getKeyId() {
        return keyId;
    }

    /** Sealed; empty when there is none. */
    public Optional<byte[]> getKeySecret() {
        return Optional.ofNullable(keySecret);
    }

    /** Empty until somebody says so or not. */
    public Optional<Boolean> getHttpsEnforced() {
        return Optional.ofNullable(httpsEnforced);
    }

    /** Empty until somebody says so or not. */
    public Optional<Boolean> getCertsAutoEnabled() {
        return Optional.ofNullable(certsAutoEnabled);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }

    public void setIssuer(String newEmail, String newServer, String newKeyId, Optional<byte[]> sealedSecret) {
        email = newEmail;
        server = newServer;
        keyId = newKeyId;
        keySecret = sealedSecret.orElse(null);
    }

    public void setHttpsEnforced(boolean on) {
        httpsEnforced = on;
    }

    public void setCertsAutoEnabled(boolean on) {
        certsAutoEnabled = on;
    }

    /** Notes who changed it last, and when. */
    public void changedBy(Account account, OffsetDateTime now) {
        owner = account;
        updated = now;
    }
}
