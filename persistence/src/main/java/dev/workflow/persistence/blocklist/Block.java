package dev.workflow.persistence.blocklist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** That an app, by its name, or all apps of an account are blocked, and what is told about it (model.md §1). */
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

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime updated;

    protected Block() {}

    private Block(String app, Long account, String remark, OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.app = app;
        this.account = account;
        this.remark = remark;
        this.created = now;
        this.updated = now;
    }

    public static Block ofApp(String app, String remark, OffsetDateTime now) {
        return new Block(app, null, remark, now);
    }

    public static Block ofAccount(long account, String remark, OffsetDateTime now) {
        return new Block(null, account, remark, now);
    }

    public UUID getUuid() {
        return uuid;
    }

    public String getRemark() {
        return remark;
    }

    public void remark(String text, OffsetDateTime now) {
        remark = text;
        updated = now;
    }
}
