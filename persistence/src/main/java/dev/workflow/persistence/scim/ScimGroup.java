package dev.workflow.persistence.scim;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a SCIM client calls a group. */
@Entity
@Table(name = "scim_group")
public class ScimGroup {

    @Id
    @Column(name = "group_uuid")
    private UUID group;

    @Column(name = "external_id", nullable = false)
    private String externalId;

    protected ScimGroup() {}

    ScimGroup(UUID group, String externalId) {
        this.group = group;
        this.externalId = externalId;
    }

    void setExternalId(String externalId) {
        this.externalId = externalId;
    }
}
