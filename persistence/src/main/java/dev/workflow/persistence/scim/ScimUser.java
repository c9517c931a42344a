package dev.workflow.persistence.scim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What a SCIM client calls an account. */
@Entity
@Table(name = "scim_user")
public class ScimUser {

    @Id
    @Column(name = "account_id")
    private Long account;

    @Column(name = "external_id")
    private String externalId;

    @Column(nullable = false)
    private boolean deleted;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected ScimUser() {}

    ScimUser(long account) {
        this.account = account;
    }

    /** Whether the client has deleted it: the account is there, but not for the client. */
    public boolean isDeleted() {
        return deleted;
    }

    void change(Optional<String> external, boolean gone, OffsetDateTime moment) {
        this.externalId = external.orElse(null);
        this.deleted = gone;
        this.updated = moment;
    }
}
