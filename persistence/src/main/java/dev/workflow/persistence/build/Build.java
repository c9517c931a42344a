package dev.workflow.persistence.build;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An image of an app and what it says about its process types. Never changes once stored. */
@Entity
@Table(name = "build")
public class Build {

    @Id
    private UUID uuid;

    @Column(name = "app_uuid", nullable = false)
    private UUID app;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "owner_id")
    private Account owner;

    private String image;
    private String stack;
    private String sha;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> procfile = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> dryccfile = new LinkedHashMap<>();

    private String dockerfile;
    private OffsetDateTime created;
    private OffsetDateTime updated;

    protected Build() {}

    public Build(
            UUID app,
            Account owner,
            String image,
            String stack,
            String sha,
            Map<String, ?> procfile,
            Map<String, ?> dryccfile,
            String dockerfile,
            OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.app = app;
        this.owner = owner;
        this.image = image;
        this.stack = stack;
        this.sha = sha;
        this.procfile = new LinkedHashMap<>(procfile);
        this.dryccfile = new LinkedHashMap<>(dryccfile);
        this.dockerfile = dockerfile;
        this.created = now;
        this.updated = now;
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

    public String getImage() {
        return image;
    }

    public String getStack() {
        return stack;
    }

    public String getSha() {
        return sha;
    }

    public Map<String, Object> getProcfile() {
        return procfile;
    }

    public Map<String, Object> getDryccfile() {
        return dryccfile;
    }

    public String getDockerfile() {
        return dockerfile;
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public OffsetDateTime getUpdated() {
        return updated;
    }
}
