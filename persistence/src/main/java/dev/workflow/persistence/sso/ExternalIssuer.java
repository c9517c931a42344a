package dev.workflow.persistence.sso;

import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Somebody outside of the platform whose tokens mean something here. */
@Entity
@Table(name = "sso_issuer")
public class ExternalIssuer {

    @Id
    private UUID uuid;

    @Column(nullable = false, unique = true)
    private String name;

    @Column(nullable = false, unique = true)
    private String url;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> settings = new LinkedHashMap<>();

    /** Sealed. */
    private byte[] secret;

    private boolean enabled;
    private boolean configured;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected ExternalIssuer() {}

    /** @param configured whether it comes from the configuration */
    public ExternalIssuer(String name, boolean configured, OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.name = name;
        this.configured = configured;
        this.created = now;
        this.updated = now;
    }

    public UUID getUuid() {
        return uuid;
    }

    public String getName() {
        return name;
    }

    /** The {@code iss} of its tokens. */
    public String getUrl() {
        return url;
    }

    public Map<String, Object> getSettings() {
        return new LinkedHashMap<>(settings);
    }

    public boolean isEnabled() {
        return enabled;
    }

    public boolean isConfigured() {
        return configured;
    }

    public void describe(String address, Map<String, Object> how, boolean inUse, OffsetDateTime now) {
        this.url = address;
        this.settings = new LinkedHashMap<>(how);
        this.enabled = inUse;
        this.updated = now;
    }

    public void disable(OffsetDateTime now) {
        this.enabled = false;
        this.updated = now;
    }

    /** From now on it comes from the configuration. */
    public void configure() {
        this.configured = true;
    }

    /** The client's secret as it was sealed; empty for a public client. */
    public Optional<byte[]> getSecret() {
        return Optional.ofNullable(secret).map(byte[]::clone);
    }

    public void setSecret(Optional<byte[]> sealed) {
        this.secret = sealed.map(byte[]::clone).orElse(null);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
