package dev.workflow.persistence.sso;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** That jobs of an issuer may work on an app, in the name of whoever made the rule. */
@Entity
@Table(name = "workload_rule")
public class WorkloadRule extends OfApp {

    @Id
    private UUID uuid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "issuer_uuid")
    private ExternalIssuer issuer;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> claims = new LinkedHashMap<>();

    private String level;

    @Column(name = "last_used")
    private OffsetDateTime lastUsed;

    protected WorkloadRule() {}

    /** @param claims name to pattern; all must match */
    public WorkloadRule(
            UUID app,
            Account owner,
            ExternalIssuer issuer,
            Map<String, String> claims,
            String level,
            OffsetDateTime now) {
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.issuer = issuer;
        this.claims = new LinkedHashMap<>(claims);
        this.level = level;
    }

    public UUID getUuid() {
        return uuid;
    }

    public ExternalIssuer getIssuer() {
        return issuer;
    }

    public Map<String, String> getClaims() {
        Map<String, String> patterns = new LinkedHashMap<>();
        claims.forEach((name, pattern) -> patterns.put(name, pattern.toString()));
        return patterns;
    }

    public String getLevel() {
        return level;
    }

    public Optional<OffsetDateTime> getLastUsed() {
        return Optional.ofNullable(lastUsed);
    }

    public void used(OffsetDateTime when) {
        this.lastUsed = when;
    }
}
