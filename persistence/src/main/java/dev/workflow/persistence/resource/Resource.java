package dev.workflow.persistence.resource;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A service that a broker provides to an app. */
@Entity
@Table(name = "resource")
public class Resource {

    @Id
    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String name;
    private String plan;
    private String status;
    private String binding;
    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Resource() {}

    /** Neither provisioned nor bound. */
    public Resource(UUID app, Account owner, String name, String plan, OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.app = app;
        this.owner = owner;
        this.name = name;
        this.plan = plan;
        this.created = now;
        this.updated = now;
    }

    /** Takes over what the broker says; null is "nothing yet". */
    public void observed(String newStatus, String newBinding, OffsetDateTime now) {
        status = newStatus;
        binding = newBinding;
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

    public String getPlan() {
        return plan;
    }

    /** Provisioning, Ready, … */
    public Optional<String> getStatus() {
        return Optional.ofNullable(status);
    }

    /** Binding, Ready, … */
    public Optional<String> getBinding() {
        return Optional.ofNullable(binding);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
