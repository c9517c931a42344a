package dev.workflow.persistence.resource;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A service that a broker provides to an app. */
@Entity
@Table(name = "resource")
public class Resource extends OfApp {

    @Id
    private UUID uuid;

    private String name;
    private String plan;
    private String status;
    private String binding;

    protected Resource() {}

    /** Neither provisioned nor bound. */
    public Resource(UUID app, Account owner, String name, String plan, OffsetDateTime now) {
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.name = name;
        this.plan = plan;
    }

    /** Takes over what the broker says; null is "nothing yet". */
    public void observed(String newStatus, String newBinding, OffsetDateTime now) {
        status = newStatus;
        binding = newBinding;
        updated(now);
    }

    public UUID getUuid() {
        return uuid;
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
}
