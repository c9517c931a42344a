package dev.workflow.persistence.build;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An image of an app and what it says about its process types. Never changes once stored. */
@Entity
@Table(name = "build")
public class Build extends OfApp {

    @Id
    private UUID uuid;

    private String image;
    private String stack;
    private String sha;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> procfile = new LinkedHashMap<>();

    @Convert(converter = JsonMap.class)
    private Map<String, Object> dryccfile = new LinkedHashMap<>();

    private String dockerfile;

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
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.image = image;
        this.stack = stack;
        this.sha = sha;
        this.procfile = new LinkedHashMap<>(procfile);
        this.dryccfile = new LinkedHashMap<>(dryccfile);
        this.dockerfile = dockerfile;
    }

    public UUID getUuid() {
        return uuid;
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
}
