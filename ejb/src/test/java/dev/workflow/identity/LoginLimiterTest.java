package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginLimiterTest {

    private final SettableClock clock = new SettableClock();
    private final LoginLimiter limiter = new LoginLimiter(clock);

    @Test
    void stopsGuessingAtOneAccountFromManyAddresses() {
        for (int i = 0; i < LoginLimiter.PER_ACCOUNT; i++) {
            limiter.attempt("ada", "10.0.0." + i);
        }
        clock.advance(Duration.ofMinutes(2));
        assertThatThrownBy(() -> limiter.attempt("ada", "10.0.1.1"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(429))
                .hasMessage("Too many failed login attempts. Try again in 181 seconds.");
        assertThatCode(() -> limiter.attempt("bob", "10.0.1.1")).doesNotThrowAnyException();
    }

    @Test
    void stopsOneAddressFromTryingManyAccounts() {
        for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
            limiter.attempt("user" + i, "10.0.0.1");
        }
        assertThatThrownBy(() -> limiter.attempt("another", "10.0.0.1")).isInstanceOf(Problem.class);
        assertThatCode(() -> limiter.attempt("another", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void stopsOneNetworkWithManyAddresses() {
        for (int i = 0; i < LoginLimiter.PER_ADDRESS; i++) {
            limiter.attempt("user" + i, "2001:db8:1:2::" + i);
        }
        assertThatThrownBy(() -> limiter.attempt("another", "2001:db8:1:2:ffff::1"))
                .isInstanceOf(Problem.class);
        assertThatCode(() -> limiter.attempt("another", "2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void letsGoOnAfterTheTimeItNamed() {
        for (int i = 0; i < LoginLimiter.PER_ACCOUNT; i++) {
            limiter.attempt("ada", "10.0.0.1");
        }
        clock.advance(LoginLimiter.WINDOW);
        assertThatCode(() -> limiter.attempt("ada", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void neverHindersThoseWhoKnowTheirPassword() {
        for (int i = 0; i < 3 * LoginLimiter.PER_ADDRESS; i++) {
            limiter.attempt("ada", "10.0.0.1");
            limiter.succeeded("ada", "10.0.0.1");
        }
    }
}
