package dev.workflow.passport.device;

import dev.workflow.identity.ClientNetwork;
import dev.workflow.identity.Session;
import dev.workflow.passport.Client;
import dev.workflow.passport.Clients;
import dev.workflow.persistence.passport.device.DeviceGuesses;
import dev.workflow.persistence.passport.device.DeviceRequest;
import dev.workflow.persistence.passport.device.DeviceRequests;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What a person does about a device whose code they have. Typing codes that no device shows is guessing, which is stopped
 * for the account and for the address.
 */
@Stateless
public class DeviceApprovals {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int TOO_MANY_REQUESTS = 429;

    private DeviceRequests requests;
    private DeviceGuesses guesses;
    private UserCodeDigest digests;
    private Clients clients;
    private Clock clock;

    protected DeviceApprovals() {}

    @Inject
    public DeviceApprovals(
            DeviceRequests requests, DeviceGuesses guesses, UserCodeDigest digests, Clients clients, Clock clock) {
        this.requests = requests;
        this.guesses = guesses;
        this.digests = digests;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Which device it is; empty when none waits with this code, which counts as a guess.
     *
     * @throws Problem 429 after too many guesses
     */
    public Optional<WaitingDevice> find(Session person, UserCode code, String address) {
        return waiting(person, code, address).flatMap(request -> clients.find(request.getClientId())
                .map(Client::name)
                .map(name -> new WaitingDevice(name, request.getScopes(), request.getAddress())));
    }

    /**
     * @return the client of the device; empty when no device waits with this code any more, which counts as a guess
     * @throws Problem 429 after too many guesses
     */
    public Optional<String> decide(Session person, UserCode code, String address, boolean allowed) {
        Optional<DeviceRequest> request = waiting(person, code, address);
        request.ifPresent(known -> {
            if (allowed) {
                known.approve(
                        person.caller().accountId(),
                        person.methods(),
                        person.authenticated().atOffset(ZoneOffset.UTC));
            } else {
                known.deny();
            }
        });
        return request.map(DeviceRequest::getClientId);
    }

    private Optional<DeviceRequest> waiting(Session person, UserCode code, String from) {
        String address = ClientNetwork.of(from);
        OffsetDateTime now = OffsetDateTime.now(clock);
        long account = person.caller().accountId();
        guesses.lock(account, address);
        guesses.removeBefore(now.minus(WINDOW));
        if (guesses.byAccountSince(account, now.minus(WINDOW)) >= PER_ACCOUNT
                || guesses.byAddressSince(address, now.minus(WINDOW)) >= PER_ADDRESS) {
            throw Problem.of(TOO_MANY_REQUESTS, "too-many-attempts", "Too many wrong codes.")
                    .withHint("Try again in ten minutes.")
                    .withRetryAfter((int) WINDOW.toSeconds());
        }
        Optional<DeviceRequest> found = requests.takeByUserCode(digests.of(code))
                .filter(DeviceRequest::isWaiting)
                .filter(request -> request.getExpires().isAfter(now));
        if (found.isEmpty()) {
            guesses.add(account, address, now);
        }
        return found;
    }
}
