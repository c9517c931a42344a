package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Settings of an app; rows are only ever added and the newest counts (model.md §1). */
@Entity
@Table(name = "app_settings")
public class AppSettings {

    @Id
    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private boolean routable;
    private boolean autodeploy;
    private boolean autorollback;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> autoscale = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> label = new LinkedHashMap<>();

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected AppSettings() {}

    /** What a new app starts with: everything on. */
    public AppSettings(App app, Account owner, OffsetDateTime now) {
        this(app.getUuid(), owner, true, true, true, Map.of(), Map.of(), now);
    }

    public AppSettings(
            UUID app,
            Account owner,
            boolean routable,
            boolean autodeploy,
            boolean autorollback,
            Map<String, Object> autoscale,
            Map<String, Object> label,
            OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.app = app;
        this.owner = owner;
        this.routable = routable;
        this.autodeploy = autodeploy;
        this.autorollback = autorollback;
        this.autoscale = new LinkedHashMap<>(autoscale);
        this.label = new LinkedHashMap<>(label);
        this.created = now;
        this.updated = now;
    }

    public UUID getUuid() {
        return uuid;
    }

    public Account getOwner() {
        return owner;
    }

    public boolean isRoutable() {
        return routable;
    }

    public boolean isAutodeploy() {
        return autodeploy;
    }

    public boolean isAutorollback() {
        return autorollback;
    }

    public Map<String, Object> getAutoscale() {
        return autoscale;
    }

    public Map<String, Object> getLabel() {
        return label;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
