package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginsTest {

    private static final String HERE = "192.0.2.1";

    private final World world = new World();
    private final Caller ada = world.account("ada", "right");
    private final TicketKey ticket = world.ticketKeys.issue();

    @Test
    void aLoginIsGoodForTokensForHalfAnHour() {
        login("ada", "right");
        IssuedToken first = redeem("workflow-cli").orElseThrow();
        world.clock.advance(Duration.ofMinutes(29));
        IssuedToken second = redeem("").orElseThrow();
        assertThat(first.username()).isEqualTo("ada");
        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(world.check.verify(first.token())).isEqualTo(ada);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(redeem("")).isEmpty();
    }

    @Test
    void nothingIsThereBeforeTheLogin() {
        assertThat(redeem("")).isEmpty();
    }

    @Test
    void aTicketServesOneLogin() {
        world.account("mallory", "hers");
        login("ada", "right");
        assertThatThrownBy(() -> login("mallory", "hers"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(redeem("").orElseThrow().username()).isEqualTo("ada");
    }

    @Test
    void nobodyLearnsWhetherAnAccountExists() {
        Caller root = world.administrator();
        world.account("gone", "right");
        world.accounts(accounts -> accounts.setActive(root, "gone", false));
        for (List<String> attempt : List.of(
                List.of("ada", "wrong"), List.of("nobody", "right"), List.of("gone", "right"), List.of("ada\0", "x"))) {
            assertThatThrownBy(() -> login(attempt.get(0), attempt.get(1)))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(400))
                    .hasMessage("Unable to log in with provided credentials.");
        }
        assertThat(redeem("")).isEmpty();
    }

    @Test
    void guessingIsStoppedEvenWithTheRightPassword() {
        for (int i = 0; i < LoginLimiter.PER_ACCOUNT; i++) {
            assertThatThrownBy(() -> login("ada", "wrong")).hasMessageStartingWith("Unable");
        }
        assertThatThrownBy(() -> login("ada", "right")).hasMessageStartingWith("Too many failed login attempts.");
    }

    @Test
    void anImportedHashIsReplacedByOurs() {
        String imported = "pbkdf2_sha256$30000$seasalt2$aDN8qUcsF5/OnjZouvh9/p+HjWnkIPPGztClrJ/CG6g=";
        world.database.run(entities ->
                new AccountRepository(entities).byUsername("ada").orElseThrow().setPasswordHash(imported));
        login("ada", "lovelace-1843");
        String stored = world.database.call(entities -> new AccountRepository(entities)
                .byUsername("ada")
                .flatMap(account -> account.getPasswordHash())
                .orElseThrow());
        assertThat(stored).startsWith("$argon2id$");
    }

    @Test
    void aDisabledAccountGetsNoToken() {
        Caller root = world.administrator();
        login("ada", "right");
        world.accounts(accounts -> accounts.setActive(root, "ada", false));
        assertThat(redeem("")).isEmpty();
    }

    /** Else whoever had the old password could still fetch a token after all others have ended. */
    @Test
    void aLoginThatWaitsEndsWithAllElse() {
        login("ada", "right");
        world.tickets(tickets -> {
            tickets.forget(new TokensRevoked(ada.accountId()));
            return true;
        });
        assertThat(redeem("")).isEmpty();
    }

    private void login(String username, String password) {
        world.logins(logins -> logins.complete(ticket, username, password, HERE));
    }

    private Optional<IssuedToken> redeem(String alias) {
        return world.tickets(tickets -> tickets.redeem(ticket, alias));
    }
}
