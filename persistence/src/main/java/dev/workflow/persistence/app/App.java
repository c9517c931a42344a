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

/** An app: its name on the platform, its owner, and how many processes of each type are wanted. */
@Entity
@Table(name = "app")
public class App {

    @Id
    private UUID uuid;

    @Column(nullable = false, unique = true)
    private String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> structure = new LinkedHashMap<>();

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected App() {}

    public App(String id, Account owner, Map<String, Integer> structure, OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.id = id;
        this.owner = owner;
        this.structure = new LinkedHashMap<>(structure);
        this.created = now;
        this.updated = now;
    }

    public UUID getUuid() {
        return uuid;
    }

    public String getId() {
        return id;
    }

    public Account getOwner() {
        return owner;
    }

    public void transferTo(Account newOwner, OffsetDateTime now) {
        owner = newOwner;
        updated = now;
    }

    /** Wanted replicas by process type, in the order they were first seen. */
    public Map<String, Integer> getStructure() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        structure.forEach((type, count) -> counts.put(type, ((Number) count).intValue()));
        return counts;
    }

    public void setStructure(Map<String, Integer> counts, OffsetDateTime now) {
        structure = new LinkedHashMap<>(counts);
        updated = now;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
