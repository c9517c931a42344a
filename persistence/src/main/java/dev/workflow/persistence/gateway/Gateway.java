package dev.workflow.persistence.gateway;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonList;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ports at which an app is reached from outside. */
@Entity
@Table(name = "gateway")
public class Gateway extends OfApp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> ports = new ArrayList<>();

    protected Gateway() {}

    public Gateway(UUID app, Account owner, String name, GatewayPort first, OffsetDateTime now) {
        super(app, owner, now);
        this.name = name;
        setPorts(List.of(first), now);
    }

    public String getName() {
        return name;
    }

    public List<GatewayPort> getPorts() {
        return ports.stream().map(GatewayPort::of).toList();
    }

    public void setPorts(List<GatewayPort> wanted, OffsetDateTime now) {
        ports = new ArrayList<>(wanted.stream().map(GatewayPort::stored).toList());
        updated(now);
    }
}
