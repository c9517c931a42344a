package dev.workflow.persistence.release;

import dev.workflow.persistence.app.OfApp;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.config.Config;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.json.JsonList;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A numbered pair of configuration and build. Numbers of an app have no gaps (model.md §6). */
@Entity
@Table(name = "release")
public class Release extends OfApp {

    public static final String CREATED = "created";
    public static final String CRASHED = "crashed";
    public static final String SUCCEED = "succeed";

    @Id
    private UUID uuid;

    private int version;
    private String state;
    private boolean failed;
    private String summary;
    private String exception;

    @Convert(converter = JsonList.class)
    private List<Map<String, Object>> conditions = new ArrayList<>();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "config_uuid")
    private Config config;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "build_uuid")
    private Build build;

    protected Release() {}

    public Release(
            UUID app, Account owner, int version, String summary, Config config, Build build, OffsetDateTime now) {
        super(app, owner, now);
        this.uuid = UUID.randomUUID();
        this.version = version;
        this.state = CREATED;
        this.summary = summary;
        this.config = config;
        this.build = build;
    }

    /** @param condition prepended: the newest condition comes first */
    public void succeeded(Map<String, Object> condition, OffsetDateTime now) {
        state = SUCCEED;
        failed = false;
        exception = null;
        note(condition, now);
    }

    public void crashed(String why, Map<String, Object> condition, OffsetDateTime now) {
        state = CRASHED;
        failed = true;
        exception = why;
        note(condition, now);
    }

    private void note(Map<String, Object> condition, OffsetDateTime now) {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(condition);
        all.addAll(conditions);
        conditions = all;
        updated(now);
    }

    public UUID getUuid() {
        return uuid;
    }

    public int getVersion() {
        return version;
    }

    public String getState() {
        return state;
    }

    public boolean isFailed() {
        return failed;
    }

    public String getSummary() {
        return summary;
    }

    public Optional<String> getException() {
        return Optional.ofNullable(exception);
    }

    /** The process types that it was rolled out for, successfully. */
    public Set<String> deployedTypes() {
        return conditions.stream()
                .filter(condition -> SUCCEED.equals(condition.get("state")))
                .map(condition -> condition.get("ptypes"))
                .flatMap(types -> types instanceof List<?> list ? list.stream() : Stream.empty())
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    public List<Map<String, Object>> getConditions() {
        return conditions;
    }

    public Config getConfig() {
        return config;
    }

    public Optional<Build> getBuild() {
        return Optional.ofNullable(build);
    }
}
