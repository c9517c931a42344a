package dev.workflow.persistence.endpoint;

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

/** The ports under which the processes of one type are reached inside the platform. */
@Entity
@Table(name = "service")
public class Service {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String ptype;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> ports = new ArrayList<>();

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Service() {}

    public Service(UUID app, Account owner, String ptype, ServicePort first, OffsetDateTime now) {
        this.app = app;
        this.owner = owner;
        this.ptype = ptype;
        this.created = now;
        setPorts(List.of(first), now);
    }

    public String getPtype() {
        return ptype;
    }

    public List<ServicePort> getPorts() {
        return ports.stream().map(ServicePort::of).toList();
    }

    public void setPorts(List<ServicePort> wanted, OffsetDateTime now) {
        ports = new ArrayList<>(wanted.stream().map(ServicePort::stored).toList());
        updated = now;
    }
}
