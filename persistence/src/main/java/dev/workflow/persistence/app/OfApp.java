package dev.workflow.persistence.app;

import dev.workflow.persistence.identity.Account;
import jakarta.persistence.Column;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row that belongs to an app and to the account that made it: the columns that all such tables have. */
@MappedSuperclass
public abstract class OfApp {

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected OfApp() {}

    protected OfApp(UUID app, Account owner, OffsetDateTime now) {
        this.app = app;
        this.owner = owner;
        this.created = now;
        this.updated = now;
    }

    public UUID getApp() {
        return app;
    }

    public Account getOwner() {
        return owner;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }

    protected final void updated(OffsetDateTime now) {
        updated = now;
    }

    /** Takes the row over, as whoever changed it last. */
    protected final void updated(Account by, OffsetDateTime now) {
        owner = by;
        updated = now;
    }
}
