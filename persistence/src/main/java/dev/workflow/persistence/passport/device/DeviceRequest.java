package dev.workflow.persistence.passport.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** A device that waits for somebody to allow it; both of its codes are known by their hashes only. */
@Entity
@Table(name = "device_request")
public class DeviceRequest {

    /** Seconds that a poll may be early: networks are not as regular as clocks. */
    private static final int GRACE = 1;

    private static final String WAITING = "waiting";
    private static final String APPROVED = "approved";
    private static final String DENIED = "denied";

    @Id
    private String digest;

    @Column(name = "user_digest", nullable = false, unique = true)
    private String userDigest;

    @Column(name = "client_id", nullable = false)
    private String clientId;

    @Column(nullable = false)
    private String scopes;

    @Column(nullable = false)
    private String address;

    @Column(nullable = false)
    private OffsetDateTime created;

    @Column(nullable = false)
    private OffsetDateTime expires;

    /** Seconds. */
    @Column(nullable = false)
    private int pause;

    private OffsetDateTime polled;

    @Column(nullable = false)
    private String state = WAITING;

    @Column(name = "account_id")
    private Long accountId;

    @Column(nullable = false)
    private String methods = "";

    private OffsetDateTime authenticated;

    protected DeviceRequest() {}

    /**
     * @param digest of the code that the device keeps
     * @param userDigest of the code that it shows
     */
    public DeviceRequest(String digest, String userDigest, String clientId, Set<String> scopes, String address) {
        this.digest = digest;
        this.userDigest = userDigest;
        this.clientId = clientId;
        this.scopes = String.join(" ", scopes);
        this.address = address;
    }

    /** @param wait the least time between two polls */
    public void waits(OffsetDateTime from, OffsetDateTime until, Duration wait) {
        this.created = from;
        this.expires = until;
        this.pause = (int) wait.toSeconds();
    }

    public String getClientId() {
        return clientId;
    }

    public Set<String> getScopes() {
        return Set.of(scopes.split(" "));
    }

    public String getAddress() {
        return address;
    }

    public OffsetDateTime getExpires() {
        return expires;
    }

    /**
     * The device asks. What it is told to do when it asks too often holds from then on.
     *
     * @return false when it is too early
     */
    public boolean poll(OffsetDateTime now, Duration penalty) {
        boolean early = polled != null && now.isBefore(polled.plusSeconds(pause - GRACE));
        if (early) {
            pause += (int) penalty.toSeconds();
        }
        polled = now;
        return !early;
    }

    public boolean isWaiting() {
        return state.equals(WAITING);
    }

    public boolean isDenied() {
        return state.equals(DENIED);
    }

    public void deny() {
        state = DENIED;
    }

    /** How and when the person had logged in who allows it. */
    public void approve(long account, Set<String> methodWords, OffsetDateTime when) {
        state = APPROVED;
        accountId = account;
        methods = String.join(" ", methodWords);
        authenticated = when;
    }

    /** Who allowed it; empty as long as nobody has. */
    public Optional<Long> getAccountId() {
        return Optional.ofNullable(accountId);
    }

    public Set<String> getMethods() {
        return Set.of(methods.split(" "));
    }

    public Optional<OffsetDateTime> getAuthenticated() {
        return Optional.ofNullable(authenticated);
    }
}
