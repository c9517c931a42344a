package dev.workflow.persistence.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A group of accounts. */
@Entity
@Table(name = "account_group")
public class AccountGroup {

    @Id
    private UUID uuid;

    @Column(nullable = false, unique = true)
    private String name;

    @Column(nullable = false)
    private String origin;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected AccountGroup() {}

    public UUID getUuid() {
        return uuid;
    }

    public String getName() {
        return name;
    }

    void rename(String other, OffsetDateTime moment) {
        this.name = other;
        this.updated = moment;
    }

    /** Who manages its members: empty for administrators here, else {@code ldap}, {@code scim} or an issuer's name. */
    public String getOrigin() {
        return origin;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }

    public void setUpdated(OffsetDateTime moment) {
        this.updated = moment;
    }
}
