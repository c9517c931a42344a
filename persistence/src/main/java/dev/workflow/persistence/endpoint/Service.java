package dev.workflow.persistence.endpoint;

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

/** The ports under which the processes of one type are reached inside the platform. */
@Entity
@Table(name = "service")
public class Service extends OfApp {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String ptype;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> ports = new ArrayList<>();

    protected Service() {}

    public Service(UUID app, Account owner, String ptype, ServicePort first, OffsetDateTime now) {
        super(app, owner, now);
        this.ptype = ptype;
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
        updated(now);
    }
}
