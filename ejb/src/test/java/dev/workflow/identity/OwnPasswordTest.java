package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPasswordTest {

    private static final String HERE = "192.0.2.1";
    private static final String NEXT = "analytical engine";

    private final World world = new World();
    private final Caller ada = world.account("ada", "right");

    @Test
    void aNewPasswordEndsWhatTheOldOneGave() {
        SessionKey own = begin();
        SessionKey other = begin();
        String token = world.token(ada, "cli");
        change(session(own).orElseThrow(), "right", NEXT);
        assertThat(session(own)).isPresent();
        assertThat(session(other)).isEmpty();
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
        assertThatThrownBy(
                        () -> world.logins(logins -> logins.complete(world.ticketKeys.issue(), "ada", "right", HERE)))
                .isInstanceOf(Problem.class);
        world.logins(logins -> logins.complete(world.ticketKeys.issue(), "ada", NEXT, HERE));
    }

    @Test
    void theCurrentOneIsAskedForAndNotGuessed() {
        Session session = session(begin()).orElseThrow();
        for (int i = 0; i < LoginLimiter.PER_ACCOUNT; i++) {
            assertThatThrownBy(() -> change(session, "wrong", NEXT))
                    .hasMessage("Current password does not match")
                    .isInstanceOfSatisfying(
                            Problem.class, no -> assertThat(no.status()).isEqualTo(401));
        }
        assertThatThrownBy(() -> change(session, "right", NEXT))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(429));
    }

    @Test
    void whatIsTooShortIsRefusedInTheContractsWords() {
        Session session = session(begin()).orElseThrow();
        for (String bad : List.of("", "1234567", "äöüäöüä")) {
            assertThatThrownBy(() -> change(session, "right", bad))
                    .hasMessage("password must be 8 or more characters. ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "Password1", "PASSW0RD", "12345678", "aaaaaaaaaaaa", "abababab", " qwertyuiop "})
    void whatIsGuessedFirstIsRefused(String bad) {
        assertThatThrownBy(() -> PasswordRules.require("password", bad, "ada")).hasMessageContaining("guessed first");
    }

    @Test
    void aPasswordIsNeitherTheNameNorEndless() {
        assertThatThrownBy(() -> PasswordRules.require("password", "Ada.Lovelace", "ada.lovelace"))
                .hasMessageContaining("user name");
        assertThatThrownBy(() -> PasswordRules.require("password", "ab c".repeat(257), "ada"))
                .hasMessageContaining("at most 1024");
        PasswordRules.require("password", "ab c".repeat(256), "ada");
        PasswordRules.require("password", "пароль для всех", "ada");
    }

    private SessionKey begin() {
        return world.sessions(sessions -> sessions.begin(ada.accountId(), HERE, "", LoginMethod.PASSWORD));
    }

    private Optional<Session> session(SessionKey key) {
        return world.sessions(sessions -> sessions.find(key));
    }

    private void change(Session session, String current, String next) {
        world.ownPassword(own -> own.change(session, current, next, HERE));
    }
}
