package dev.workflow.persistence.route;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonList;
import jakarta.persistence.Column;
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

/** Leads from ports of gateways to a port of a service. */
@Entity
@Table(name = "route")
public class Route extends OfApp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String kind;
    private String name;
    private int port;
    private String ptype;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> rules = new ArrayList<>();

    @Convert(converter = JsonList.class)
    @Column(name = "parent_refs")
    private List<Map<String, Object>> parents = new ArrayList<>();

    protected Route() {}

    public Route(UUID app, Account owner, String kind, String name, int port, String ptype, OffsetDateTime now) {
        super(app, owner, now);
        this.kind = kind;
        this.name = name;
        this.port = port;
        this.ptype = ptype;
    }

    public String getKind() {
        return kind;
    }

    public String getName() {
        return name;
    }

    public int getPort() {
        return port;
    }

    public String getPtype() {
        return ptype;
    }

    /** As the Gateway API writes them. */
    public List<Map<String, Object>> getRules() {
        return rules;
    }

    public void setRules(List<Map<String, Object>> wanted, OffsetDateTime now) {
        rules = new ArrayList<>(wanted);
        updated(now);
    }

    public List<RouteParent> getParents() {
        return parents.stream().map(RouteParent::of).toList();
    }

    public void setParents(List<RouteParent> wanted, OffsetDateTime now) {
        parents = new ArrayList<>(wanted.stream().map(RouteParent::stored).toList());
        updated(now);
    }
}
