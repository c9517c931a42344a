package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Settings of an app; rows are only ever added and the newest counts (model.md §1). */
@Entity
@Table(name = "app_settings")
public class AppSettings extends OfApp {

    @Id
    private UUID uuid;

    private boolean routable;
    private boolean autodeploy;
    private boolean autorollback;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> autoscale = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> label = new LinkedHashMap<>();

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
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.routable = routable;
        this.autodeploy = autodeploy;
        this.autorollback = autorollback;
        this.autoscale = new LinkedHashMap<>(autoscale);
        this.label = new LinkedHashMap<>(label);
    }

    public UUID getUuid() {
        return uuid;
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
}
