package dev.workflow.persistence.gateway;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonList;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ports at which an app is reached from outside. */
@Entity
@Table(name = "gateway")
public class Gateway {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String name;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> ports = new ArrayList<>();

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Gateway() {}

    public Gateway(UUID app, Account owner, String name, GatewayPort first, OffsetDateTime now) {
        this.app = app;
        this.owner = owner;
        this.name = name;
        this.created = now;
        setPorts(List.of(first), now);
    }

    public Account getOwner() {
        return owner;
    }

    public String getName() {
        return name;
    }

    public List<GatewayPort> getPorts() {
        return ports.stream().map(GatewayPort::of).toList();
    }

    public void setPorts(List<GatewayPort> wanted, OffsetDateTime now) {
        ports = new ArrayList<>(wanted.stream().map(GatewayPort::stored).toList());
        updated = now;
    }
}
