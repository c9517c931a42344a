package dev.workflow.persistence.volume;

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

/** Files that outlive processes: a name in the app, and where process types see it. */
@Entity
@Table(name = "volume")
public class Volume {

    public static final String CSI = "csi";
    public static final String NFS = "nfs";

    @Id
    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String name;
    private String size;
    private String type;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> parameters = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> path = new LinkedHashMap<>();

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Volume() {}

    /** Not mounted anywhere. */
    public Volume(
            UUID app,
            Account owner,
            String name,
            String size,
            String type,
            Map<String, ?> parameters,
            OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.app = app;
        this.owner = owner;
        this.name = name;
        this.size = size;
        this.type = type;
        this.parameters = new LinkedHashMap<>(parameters);
        this.created = now;
        this.updated = now;
    }

    public void resize(String wanted, OffsetDateTime now) {
        size = wanted;
        updated = now;
    }

    public void mount(Map<String, String> paths, OffsetDateTime now) {
        path = new LinkedHashMap<>(paths);
        updated = now;
    }

    public UUID getUuid() {
        return uuid;
    }

    public UUID getApp() {
        return app;
    }

    public Account getOwner() {
        return owner;
    }

    public String getName() {
        return name;
    }

    public String getSize() {
        return size;
    }

    public String getType() {
        return type;
    }

    public Map<String, Object> getParameters() {
        return new LinkedHashMap<>(parameters);
    }

    /** Mount paths by process type. */
    public Map<String, String> getPath() {
        Map<String, String> paths = new LinkedHashMap<>();
        path.forEach((ptype, place) -> paths.put(ptype, String.valueOf(place)));
        return paths;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
