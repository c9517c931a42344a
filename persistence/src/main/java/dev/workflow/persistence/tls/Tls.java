package dev.workflow.persistence.tls;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** How HTTPS is set up for an app: who issues certificates, and whether plain HTTP is still answered. */
@Entity
@Table(name = "tls")
public class Tls extends OfApp {

    @Id
    private UUID uuid;

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

    protected Tls() {}

    /** What a new app has; it keeps this id when it is changed and stored. */
    public Tls(App app) {
        super(app.getUuid(), app.getOwner(), app.getCreated());
        this.uuid = UUID.nameUUIDFromBytes(("tls/" + app.getUuid()).getBytes(StandardCharsets.UTF_8));
    }

    public UUID getUuid() {
        return uuid;
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
        updated(account, now);
    }
}
