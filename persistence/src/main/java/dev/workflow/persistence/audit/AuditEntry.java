package dev.workflow.persistence.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;

/** A call that changes something. Written before its work begins, completed afterwards. */
@Entity
@Table(name = "audit")
public class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private OffsetDateTime created;

    private String username;
    private String credential;
    private String method;
    private String route;

    @Column(name = "app_id")
    private String app;

    private String target;
    private String address;

    @Column(name = "request_id")
    private String requestId;

    /** Code of why it was refused; empty when it was not. */
    private String reason = "";

    private Integer status;
    private Long millis;

    protected AuditEntry() {}

    /**
     * @param username who calls; empty when nobody is logged in
     * @param credential what the owner calls the credential
     */
    public AuditEntry(String username, String credential, String address, String requestId, OffsetDateTime created) {
        this.username = username;
        this.credential = credential;
        this.address = address;
        this.requestId = requestId;
        this.created = created;
    }

    /** What is done to what; empty texts for nothing in particular. */
    public void about(String verb, String path, String appId, String thing) {
        method = verb;
        route = path;
        app = appId;
        target = thing;
    }

    /** @param why code of why it was refused; empty when it was not */
    public void ended(int how, String why, long took) {
        reason = why;
        status = how;
        millis = took;
    }

    public Long getId() {
        return id;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public String getUsername() {
        return username;
    }

    public String getCredential() {
        return credential;
    }

    public String getMethod() {
        return method;
    }

    public String getRoute() {
        return route;
    }

    public String getApp() {
        return app;
    }

    public String getTarget() {
        return target;
    }

    public String getAddress() {
        return address;
    }

    public String getRequestId() {
        return requestId;
    }

    public String getReason() {
        return reason;
    }

    public Optional<Integer> getStatus() {
        return Optional.ofNullable(status);
    }

    public Optional<Long> getMillis() {
        return Optional.ofNullable(millis);
    }
}
