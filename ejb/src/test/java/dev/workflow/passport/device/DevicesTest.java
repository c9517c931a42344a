package dev.workflow.passport.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.id.ClientID;
import dev.workflow.identity.Session;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.passport.Client;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.Passport;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DevicesTest {

    private static final String FAR = "198.51.100.7";

    private final Passport passport = new Passport();
    private final Caller ada = passport.account("ada");
    private final SessionKey key = passport.logIn(ada);
    private final Session session = passport.session(key);
    private final Client cli = passport.client("cli", false, Passport.REDIRECT);
    private final StartedDevice device = begin();

    @Test
    void aDeviceGetsTokensOnceSomebodyAllowsIt() {
        assertThat(poll(cli, device.key())).isEqualTo("authorization_pending");
        WaitingDevice shown = find(device.code()).orElseThrow();
        assertThat(shown.client()).isEqualTo("cli");
        assertThat(shown.scopes()).containsExactly("admin");
        assertThat(shown.address()).isEqualTo(FAR);
        assertThat(approve(device.code())).isTrue();
        passport.container.run(Sessions.class, sessions -> sessions.end(key));
        passport.clock.advance(Duration.ofSeconds(5));
        assertThat(poll(cli, device.key())).isEqualTo("tokens");
        assertThat(passport.grants()).isEqualTo(1);
        passport.clock.advance(Duration.ofSeconds(5));
        assertThat(poll(cli, device.key())).isEqualTo("invalid_grant");
        assertThat(passport.grants()).isEqualTo(1);
    }

    @Test
    void aRefusedDeviceIsToldSo() {
        assertThat(deny(device.code())).isTrue();
        assertThat(approve(device.code())).as("the decision stands").isFalse();
        assertThat(poll(cli, device.key())).isEqualTo("access_denied");
    }

    @Test
    void whoPollsTooOftenIsSlowedDown() {
        assertThat(poll(cli, device.key())).isEqualTo("authorization_pending");
        passport.clock.advance(Duration.ofSeconds(3));
        assertThat(poll(cli, device.key())).isEqualTo("slow_down");
        passport.clock.advance(Duration.ofSeconds(5));
        assertThat(poll(cli, device.key())).as("now it is ten seconds").isEqualTo("slow_down");
        approve(device.code());
        passport.clock.advance(Duration.ofSeconds(10));
        assertThat(poll(cli, device.key())).as("now it is fifteen").isEqualTo("slow_down");
        passport.clock.advance(Duration.ofSeconds(20));
        assertThat(poll(cli, device.key())).isEqualTo("tokens");
    }

    @Test
    void bothCodesEndAfterTenMinutes() {
        passport.clock.advance(Devices.LIFE);
        assertThat(find(device.code())).isEmpty();
        assertThat(approve(device.code())).isFalse();
        assertThat(poll(cli, device.key())).isEqualTo("expired_token");
        passport.clock.advance(Duration.ofMinutes(11));
        begin();
        assertThat(poll(cli, device.key())).isEqualTo("invalid_grant");
    }

    @Test
    void anotherClientGetsNothingForTheCode() {
        Client mallory = passport.client("mallory", false, Passport.REDIRECT);
        approve(device.code());
        assertThat(poll(mallory, device.key())).isEqualTo("invalid_grant");
        assertThat(poll(cli, OneTimeKey.random())).isEqualTo("invalid_grant");
        assertThat(poll(cli, new OneTimeKey(device.code().letters()))).isEqualTo("invalid_grant");
        assertThat(poll(cli, device.key())).isEqualTo("tokens");
    }

    @Test
    void ofManyPollsAtOnceOneGetsTokens() throws Exception {
        approve(device.code());
        Callable<String> poll = () -> poll(cli, device.key());
        ExecutorService polls = Executors.newFixedThreadPool(20);
        try {
            List<String> got = new ArrayList<>();
            for (Future<String> answer : polls.invokeAll(Collections.nCopies(20, poll))) {
                got.add(answer.get());
            }
            assertThat(got).containsOnlyOnce("tokens");
            assertThat(passport.grants()).isEqualTo(1);
        } finally {
            polls.shutdownNow();
        }
    }

    @Test
    void anApprovalEndsWithThePasswordAndTheAccount() {
        approve(device.code());
        passport.container.run(Devices.class, devices -> devices.forget(new TokensRevoked(ada.accountId())));
        assertThat(poll(cli, device.key())).isEqualTo("invalid_grant");
        StartedDevice second = begin();
        approve(second.code());
        passport.disable(ada);
        assertThat(poll(cli, second.key())).isEqualTo("access_denied");
    }

    @Test
    void guessingCodesIsStoppedForTheAccountEvenWithTheRightOne() {
        for (int i = 0; i < DeviceApprovals.PER_ACCOUNT; i++) {
            assertThat(find(UserCode.random())).isEmpty();
        }
        tooMany(() -> find(device.code()));
        tooMany(() -> approve(device.code()));
        tooMany(() -> deny(device.code()));
        Session eve = passport.session(passport.logIn(passport.account("eve")));
        assertThat(find(eve, device.code(), Passport.HERE)).isPresent();
        StartedDevice later = begin();
        passport.clock.advance(DeviceApprovals.WINDOW.minusSeconds(1));
        tooMany(() -> find(later.code()));
        passport.clock.advance(Duration.ofSeconds(1));
        assertThat(find(later.code())).isEmpty();
    }

    @Test
    void guessingCodesIsStoppedForTheAddressToo() {
        for (int i = 0; i < DeviceApprovals.PER_ADDRESS; i++) {
            Session guest = passport.session(passport.logIn(passport.account("guest-" + i)));
            passport.container.call(DeviceApprovals.class, all -> all.find(guest, UserCode.random(), Passport.HERE));
        }
        tooMany(() -> find(device.code()));
        assertThat(find(session, device.code(), FAR)).isPresent();
    }

    @Test
    void anAddressCannotMakeDevicesWaitWithoutEnd() {
        for (int i = 1; i < Devices.PER_ADDRESS; i++) {
            begin();
        }
        tooMany(this::begin);
        assertThat(begin(Passport.HERE)).isNotNull();
        passport.clock.advance(Devices.LIFE);
        assertThat(begin()).isNotNull();
    }

    @Test
    void noCodeIsStoredInClear() {
        String stored = passport.container.database().call(entities -> entities.createNativeQuery(
                        "select cast(d as text) from device_request d")
                .getSingleResult()
                .toString());
        assertThat(stored)
                .doesNotContain(
                        device.key().text(),
                        device.code().letters(),
                        device.code().shown());
    }

    private static void tooMany(Callable<?> call) {
        assertThatThrownBy(call::call).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(429);
            assertThat(problem.retryAfter()).isPositive();
        });
    }

    private StartedDevice begin() {
        return begin(FAR);
    }

    private StartedDevice begin(String address) {
        return passport.container.call(Devices.class, all -> all.begin(cli, Set.of("admin"), address));
    }

    private Optional<WaitingDevice> find(UserCode code) {
        return find(session, code, Passport.HERE);
    }

    private Optional<WaitingDevice> find(Session who, UserCode code, String address) {
        return passport.container.call(DeviceApprovals.class, all -> all.find(who, code, address));
    }

    private boolean approve(UserCode code) {
        return passport.container.call(DeviceApprovals.class, all -> all.decide(session, code, Passport.HERE, true)
                .isPresent());
    }

    private boolean deny(UserCode code) {
        return passport.container.call(DeviceApprovals.class, all -> all.decide(session, code, Passport.HERE, false)
                .isPresent());
    }

    /** As the container does it: a refusal commits what was done before it. */
    private String poll(Client client, OneTimeKey code) {
        TokenRequest request = new TokenRequest(
                URI.create(Passport.ISSUER + "/token/"),
                new ClientID(client.id()),
                new DeviceCodeGrant(new DeviceCode(code.text())),
                null);
        return passport.container.call(DeviceGrant.class, grant -> {
            try {
                AccessTokenResponse answer = grant.handle(request, Optional.of(client), Passport.ISSUER, FAR);
                return answer.indicatesSuccess() ? "tokens" : "";
            } catch (GeneralException refused) {
                return refused.getErrorObject().getCode();
            }
        });
    }
}
