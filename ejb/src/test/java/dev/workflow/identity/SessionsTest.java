package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String HERE = "192.0.2.1";

    private final World world = new World();
    private final Caller ada = world.account("ada", "right");
    private final Caller bob = world.account("bob", "right");

    @Test
    void aSessionIsKnownByItsKeyUntilItsTimeIsOver() {
        SessionKey key = begin(ada);
        assertThat(find(key)).hasValueSatisfying(session -> {
            assertThat(session.caller()).isEqualTo(ada);
            assertThat(session.methods()).containsExactly("pwd");
            assertThat(session.address()).isEqualTo(HERE);
        });
        world.clock.advance(Sessions.LIFE.minusSeconds(1));
        assertThat(find(key)).isPresent();
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(find(key)).isEmpty();
    }

    @Test
    void whatNobodyWasGivenIsNoSession() {
        begin(ada);
        assertThat(find(SessionKey.random())).isEmpty();
    }

    @Test
    void aLogoutEndsThisSessionOnly() {
        SessionKey here = begin(ada);
        SessionKey there = begin(ada);
        world.sessions(sessions -> {
            sessions.end(here);
            return null;
        });
        assertThat(find(here)).isEmpty();
        assertThat(find(there)).isPresent();
    }

    @Test
    void oneWaitsForTheSecondFactorAndIsGoodForNothingElse() {
        SessionKey pending =
                world.sessions(sessions -> sessions.await(ada.accountId(), HERE, "browser", LoginMethod.PASSWORD));
        assertThat(find(pending)).isEmpty();
        assertThat(world.<Object>sessions(sessions -> sessions.list(ada)))
                .asList()
                .isEmpty();
        SessionKey whole = world.sessions(sessions -> sessions.complete(pending, LoginMethod.CODE));
        assertThat(whole).isNotEqualTo(pending);
        assertThat(find(pending)).isEmpty();
        assertThat(find(whole).orElseThrow().methods()).containsExactly("pwd", "otp");
    }

    @Test
    void itIsCompletedOnceAndInTime() {
        SessionKey used = await(ada);
        world.sessions(sessions -> sessions.complete(used, LoginMethod.CODE));
        assertThatThrownBy(() -> world.sessions(sessions -> sessions.complete(used, LoginMethod.CODE)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        SessionKey late = await(ada);
        world.clock.advance(Sessions.PENDING);
        assertThatThrownBy(() -> world.sessions(sessions -> sessions.complete(late, LoginMethod.CODE)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aCompleteSessionIsNotCompletedAgain() {
        SessionKey whole = begin(ada);
        assertThatThrownBy(() -> world.sessions(sessions -> sessions.complete(whole, LoginMethod.CODE)))
                .isInstanceOf(Problem.class);
        assertThat(find(whole)).isPresent();
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        SessionKey key = begin(ada);
        UUID uuid = find(key).orElseThrow().uuid();
        assertThatThrownBy(() -> world.sessions(sessions -> {
                    sessions.end(bob, uuid);
                    return null;
                }))
                .hasMessage("No Session matches the given query.");
        assertThat(find(key)).isPresent();
    }

    @Test
    void theEndOfASessionTellsThatItsGrantsEnd() {
        SessionKey one = begin(ada);
        SessionKey two = begin(ada);
        begin(ada);
        world.sessions(sessions -> {
            sessions.end(one);
            sessions.end(one);
            return null;
        });
        assertThat(world.ended).containsExactly(new GrantsEnded(ada.accountId()));
        UUID uuid = find(two).orElseThrow().uuid();
        world.sessions(sessions -> {
            sessions.endOthers(ada, uuid);
            sessions.end(ada, uuid);
            return null;
        });
        assertThat(world.ended).hasSize(3).containsOnly(new GrantsEnded(ada.accountId()));
    }

    @Test
    void aDisabledAccountHasNoSession() {
        Caller root = world.administrator();
        SessionKey key = begin(ada);
        world.accounts(accounts -> accounts.setActive(root, "ada", false));
        assertThat(find(key)).isEmpty();
        assertThatThrownBy(() -> begin(ada)).hasMessage("User inactive or deleted.");
        world.accounts(accounts -> accounts.setActive(root, "ada", true));
        assertThat(find(key)).isEmpty();
    }

    @Test
    void anotherPasswordEndsAllButTheSessionItWasChangedIn() {
        SessionKey here = begin(ada);
        SessionKey there = begin(ada);
        SessionKey others = begin(bob);
        String token = world.token(ada, "");
        UUID kept = find(here).orElseThrow().uuid();
        world.passwordChanges(changes -> changes.change(ada.accountId(), "unreadable", Optional.of(kept)));
        assertThat(find(here)).isPresent();
        assertThat(find(there)).isEmpty();
        assertThat(find(others)).isPresent();
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
    }

    @Test
    void namesOfBrowsersAreCut() {
        SessionKey key = world.sessions(
                sessions -> sessions.begin(ada.accountId(), HERE, "x\0".repeat(5000), LoginMethod.PASSWORD));
        assertThat(find(key).orElseThrow().agent()).hasSize(200).doesNotContain("\0");
    }

    private SessionKey begin(Caller whose) {
        return world.sessions(sessions -> sessions.begin(whose.accountId(), HERE, "browser", LoginMethod.PASSWORD));
    }

    private SessionKey await(Caller whose) {
        return world.sessions(sessions -> sessions.await(whose.accountId(), HERE, "browser", LoginMethod.PASSWORD));
    }

    private Optional<Session> find(SessionKey key) {
        return world.sessions(sessions -> sessions.find(key));
    }
}
