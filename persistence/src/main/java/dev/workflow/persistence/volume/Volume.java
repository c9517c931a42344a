package dev.workflow.persistence.volume;

import dev.workflow.persistence.app.OfApp;
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

/** Files that outlive processes: a name in the app, and where process types see it. */
@Entity
@Table(name = "volume")
public class Volume extends OfApp {

    public static final String CSI = "csi";
    public static final String NFS = "nfs";

    @Id
    private UUID uuid;

    private String name;
    private String size;
    private String type;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> parameters = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> path = new LinkedHashMap<>();

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
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.name = name;
        this.size = size;
        this.type = type;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    public void resize(String wanted, OffsetDateTime now) {
        size = wanted;
        updated(now);
    }

    public void mount(Map<String, String> paths, OffsetDateTime now) {
        path = new LinkedHashMap<>(paths);
        updated(now);
    }

    public UUID getUuid() {
        return uuid;
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
}
