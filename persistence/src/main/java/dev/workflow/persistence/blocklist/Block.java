package dev.workflow.persistence.blocklist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * That an app, by its name, or all apps of an account are blocked, and what is told about it (model.md §1). Only read
 * here, with the app it is about; {@link Blocklist} writes the rows.
 */
@Entity
@Table(name = "blocklist")
public class Block {

    @Id
    private UUID uuid;

    @Column(name = "app_id", unique = true)
    private String app;

    @Column(name = "account_id", unique = true)
    private Long account;

    @Column(nullable = false)
    private String remark;

    protected Block() {}

    public UUID getUuid() {
        return uuid;
    }

    public String getRemark() {
        return remark;
    }
}
