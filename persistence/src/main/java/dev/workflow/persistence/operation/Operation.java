package dev.workflow.persistence.operation;

import dev.workflow.persistence.json.JsonMap;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One piece of long work: who wants what of which app, how far it is, who does it and until when (decision 3). At most
 * one operation of an app and lane is active; the database enforces it.
 */
@Entity
@Table(name = "operation")
public class Operation {

    public enum State {
        WAITING,
        RUNNING,
        CANCEL_REQUESTED,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }

    @Id
    private UUID uuid;

    @Column(name = "app_id", nullable = false)
    private String app;

    @Column(name = "app_uuid", nullable = false)
    private UUID appUuid;

    private String lane;
    private String kind;
    private String actor;

    @Convert(converter = OperationStateText.class)
    private State state;

    private boolean active;
    private int attempt;

    @Column(name = "lease_owner")
    private String leaseOwner;

    @Column(name = "lease_until")
    private OffsetDateTime leaseUntil;

    private OffsetDateTime deadline;
    private String cause;
    private String hint;

    @Convert(converter = JsonMap.class)
    private Map<String, Object> payload = new LinkedHashMap<>();

    @Column(name = "release_before")
    private Integer releaseBefore;

    @Column(name = "release_after")
    private Integer releaseAfter;

    private OffsetDateTime created;
    private OffsetDateTime started;
    private OffsetDateTime ended;

    protected Operation() {}

    public Operation(
            UUID appUuid,
            String app,
            String lane,
            String kind,
            String actor,
            Map<String, ?> payload,
            Duration timeLimit,
            OffsetDateTime now) {
        this.uuid = UUID.randomUUID();
        this.appUuid = appUuid;
        this.app = app;
        this.lane = lane;
        this.kind = kind;
        this.actor = actor;
        this.payload = new LinkedHashMap<>(payload);
        this.state = State.WAITING;
        this.created = now;
        this.deadline = now.plus(timeLimit);
    }

    /** Gives the operation to whichever worker comes first. */
    public void release() {
        active = true;
    }

    /**
     * True when the caller now owns the operation; false when it is somebody else's or over. The time limit counts from
     * the first claim: what waited for its turn has not used any of it.
     */
    public boolean claim(String owner, OffsetDateTime until, OffsetDateTime now) {
        if (!active || state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        attempt++;
        leaseOwner = owner;
        leaseUntil = until;
        if (started == null) {
            started = now;
            deadline = now.plus(Duration.between(created, deadline));
        }
        return true;
    }

    /** Back to waiting after its worker was lost, still active, so that nothing overtakes it. */
    public void handBack() {
        state = State.WAITING;
        leaseOwner = null;
        leaseUntil = null;
    }

    /** A worker was called; when none has come until then, the call was lost. */
    public void called(OffsetDateTime until) {
        leaseUntil = until;
    }

    public boolean unanswered(OffsetDateTime now) {
        return active && state == State.WAITING && leaseUntil != null && leaseUntil.isBefore(now);
    }

    /** True when its worker is gone: the lease ran out, or belongs to a process that was replaced. */
    public boolean orphaned(OffsetDateTime now, String lostOwnerPrefix) {
        return ended == null
                && leaseOwner != null
                && (leaseUntil.isBefore(now) || (!lostOwnerPrefix.isEmpty() && leaseOwner.startsWith(lostOwnerPrefix)));
    }

    public boolean overdue(OffsetDateTime now) {
        return started != null && !now.isBefore(deadline);
    }

    /** How long it may take from its first claim on. */
    public Duration timeLimit() {
        return Duration.between(started == null ? created : started, deadline);
    }

    public boolean heldBy(String owner) {
        return owner.equals(leaseOwner) && (state == State.RUNNING || state == State.CANCEL_REQUESTED);
    }

    public void requestCancel() {
        if (state == State.RUNNING) {
            state = State.CANCEL_REQUESTED;
        }
    }

    public void end(State outcome, String why, String wayOut, OffsetDateTime now) {
        state = outcome;
        active = false;
        cause = why;
        hint = wayOut;
        leaseOwner = null;
        leaseUntil = null;
        ended = now;
    }

    public void releases(Integer before, Integer after) {
        releaseBefore = before;
        releaseAfter = after;
    }

    public UUID getUuid() {
        return uuid;
    }

    /** The name, which is what lanes go by: engine and builder know apps by name. */
    public String getApp() {
        return app;
    }

    /** Which of the apps that ever had the name: callers see operations by this. */
    public UUID getAppUuid() {
        return appUuid;
    }

    public String getLane() {
        return lane;
    }

    public String getKind() {
        return kind;
    }

    public String getActor() {
        return actor;
    }

    public State getState() {
        return state;
    }

    public boolean isActive() {
        return active;
    }

    public boolean isEnded() {
        return ended != null;
    }

    public int getAttempt() {
        return attempt;
    }

    public Optional<String> getCause() {
        return Optional.ofNullable(cause);
    }

    public Optional<String> getHint() {
        return Optional.ofNullable(hint);
    }

    public Map<String, Object> getPayload() {
        return payload;
    }

    public Optional<Integer> getReleaseBefore() {
        return Optional.ofNullable(releaseBefore);
    }

    public Optional<Integer> getReleaseAfter() {
        return Optional.ofNullable(releaseAfter);
    }

    public OffsetDateTime getCreated() {
        return created;
    }

    public Optional<OffsetDateTime> getStarted() {
        return Optional.ofNullable(started);
    }

    public Optional<OffsetDateTime> getEnded() {
        return Optional.ofNullable(ended);
    }
}
