package dev.workflow.persistence.config;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One configuration of an app; rows are only ever added, but for limits of process types that have none. Values are
 * sealed before they get here (decision 10).
 */
@Entity
@Table(name = "config")
public class Config extends OfApp {

    @Id
    private UUID uuid;

    @Column(nullable = false)
    private byte[] secrets;

    @Column(name = "lifecycle_post_start")
    @Convert(converter = JsonMap.class)
    private Map<String, Object> postStart = new LinkedHashMap<>();

    @Column(name = "lifecycle_pre_stop")
    @Convert(converter = JsonMap.class)
    private Map<String, Object> preStop = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> tags = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> limits = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> healthcheck = new LinkedHashMap<>();

    @Column(name = "termination_grace_period")
    @Convert(converter = JsonMap.class)
    private Map<String, Object> grace = new LinkedHashMap<>();

    protected Config() {}

    /** @param open the fields that are no secrets, by their contract names; absent ones are empty */
    public Config(
            UUID uuid,
            UUID app,
            Account owner,
            byte[] secrets,
            Map<String, Map<String, Object>> open,
            OffsetDateTime now) {
        super(app, owner, now);
        this.uuid = uuid;
        this.secrets = secrets.clone();
        this.postStart = field(open, "lifecycle_post_start");
        this.preStop = field(open, "lifecycle_pre_stop");
        this.tags = field(open, "tags");
        this.limits = field(open, "limits");
        this.healthcheck = field(open, "healthcheck");
        this.grace = field(open, "termination_grace_period");
    }

    private static Map<String, Object> field(Map<String, Map<String, Object>> open, String name) {
        return new LinkedHashMap<>(open.getOrDefault(name, Map.of()));
    }

    /** Gives the plan to those of the process types that have none (model.md §5). */
    public void fillLimits(Collection<String> types, String plan, OffsetDateTime now) {
        Map<String, Object> filled = new LinkedHashMap<>(limits);
        types.forEach(type -> filled.putIfAbsent(type, plan));
        if (filled.size() > limits.size()) {
            limits = filled;
            updated(now);
        }
    }

    public UUID getUuid() {
        return uuid;
    }

    public byte[] getSecrets() {
        return secrets.clone();
    }

    /** The fields that are no secrets, by their contract names. */
    public Map<String, Map<String, Object>> open() {
        Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
        fields.put("lifecycle_post_start", postStart);
        fields.put("lifecycle_pre_stop", preStop);
        fields.put("tags", tags);
        fields.put("limits", limits);
        fields.put("healthcheck", healthcheck);
        fields.put("termination_grace_period", grace);
        return fields;
    }
}
