package dev.workflow.passport.device;

import dev.workflow.identity.TokensRevoked;
import dev.workflow.passport.Client;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.persistence.passport.device.DeviceRequest;
import dev.workflow.persistence.passport.device.DeviceRequests;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;

/** Devices that begin to wait. Anybody can make one wait, so how many do is limited, for an address and in all. */
@Stateless
public class Devices {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final Duration PAUSE = Duration.ofSeconds(5);
    static final int PER_ADDRESS = 30;
    static final int IN_ALL = 10_000;

    /** How long a device is told that its time is over; after that its code is merely unknown. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private static final int TOO_MANY_REQUESTS = 429;

    private DeviceRequests requests;
    private UserCodeDigest digests;
    private Clock clock;

    protected Devices() {}

    @Inject
    public Devices(DeviceRequests requests, UserCodeDigest digests, Clock clock) {
        this.requests = requests;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * @param scopes that the client may have
     * @param address where the device is
     * @throws Problem 429 when too many wait already
     */
    public StartedDevice begin(Client client, Set<String> scopes, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        requests.removeExpiredBefore(now.minus(REMEMBERED));
        if (requests.countSince(address, now.minus(LIFE)) >= PER_ADDRESS || requests.count() >= IN_ALL) {
            throw Problem.of(TOO_MANY_REQUESTS, "too-many-devices", "Too many devices are waiting already.")
                    .withRetryAfter((int) LIFE.toSeconds());
        }
        OneTimeKey key = OneTimeKey.random();
        UserCode code = UserCode.random();
        DeviceRequest request = new DeviceRequest(key.digest(), digests.of(code), client.id(), scopes, address);
        request.waits(now, now.plus(LIFE), PAUSE);
        requests.add(request);
        return new StartedDevice(key, code, LIFE, PAUSE);
    }

    /** What was allowed before somebody's password or role changed is not given out after it. */
    public void forget(@Observes TokensRevoked event) {
        requests.removeApprovedBy(event.accountId());
    }
}
