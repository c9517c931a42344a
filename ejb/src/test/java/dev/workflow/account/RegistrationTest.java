package dev.workflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.account.AccountWorld.Mailed;
import dev.workflow.identity.Username;
import dev.workflow.mail.MailAddress;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String PASSWORD = "analytical engine";

    private final AccountWorld world = new AccountWorld();

    @Test
    void anAccountBeginsWithItsMailedLinkAndItsPassword() {
        Mailed link = mailed("ada", "ada@example.com");
        assertThat(account("ada")).isEmpty();
        assertThat(world.activate(link, PASSWORD)).isEqualTo("ada");
        Account made = account("ada").orElseThrow();
        assertThat(made.getEmail()).isEqualTo("ada@example.com");
        assertThat(made.isEmailVerified()).isTrue();
        assertThat(made.isActive()).isTrue();
        assertThat(made.isStaff() || made.isSuperuser()).isFalse();
        assertThatThrownBy(() -> world.activate(link, PASSWORD))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(404));
    }

    /** Else one could register with another's address, have them confirm it, and wait for their data. */
    @Test
    void whoReadsTheMailMustKnowThePasswordToo() {
        Mailed link = mailed("ada", "ada@example.com");
        assertThatThrownBy(() -> world.activate(link, "another password"))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(400));
        assertThat(account("ada")).isEmpty();
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> world.activate(link, "another password")).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> world.activate(link, PASSWORD))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(429));
    }

    @Test
    void onlyTheMailTellsThatANameOrAnAddressIsTaken() {
        world.account("ada", "ada@example.com", Optional.of(PASSWORD));
        long before = world.database.statements();
        register("fresh", "fresh@example.com");
        long fresh = world.database.statements() - before;
        register("ada", "eve@example.com");
        register("eve", "ADA@example.com");
        assertThat(world.database.statements() - before).isEqualTo(3 * fresh);
        world.answer();
        assertThat(world.mails()).hasSize(3);
        assertThat(text("eve@example.com")).contains("That name is not free").doesNotContain("/user/activate/");
        assertThat(text("ADA@example.com"))
                .contains("You have one already: ada")
                .doesNotContain("/user/activate/");
        assertThat(text("fresh@example.com")).contains("/user/activate/");
    }

    @Test
    void whoActivatesFirstHasTheName() {
        Mailed first = mailed("ada", "one@example.com");
        world.clock.advance(Duration.ofSeconds(1));
        Mailed second = mailed("ada", "two@example.com");
        assertThat(world.activate(first, PASSWORD)).isEqualTo("ada");
        assertThatThrownBy(() -> world.activate(second, PASSWORD))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(409));
        assertThat(account("ada").orElseThrow().getEmail()).isEqualTo("one@example.com");
    }

    @Test
    void badPasswordsAreRefusedBeforeAnythingIsStored() {
        assertThatThrownBy(() -> world.asks(asks -> {
                    asks.register(
                            new Username("adalovelace"),
                            new MailAddress("ada@example.com"),
                            "adaLovelace",
                            AccountWorld.ORIGIN,
                            AccountWorld.CLIENT);
                    return 0;
                }))
                .isInstanceOf(Problem.class);
        world.answer();
        assertThat(world.mails()).isEmpty();
    }

    @Test
    void itIsClosedUnlessOpenedAndAlwaysWithADirectory() {
        assertThat(new SelfService(false, Optional.empty()).registrationOpen()).isFalse();
        assertThat(new SelfService(true, Optional.of("ldap://directory.example.com")).registrationOpen())
                .isFalse();
        AccountWorld closed = new AccountWorld(new SelfService(false, Optional.empty()));
        assertThatThrownBy(() -> closed.asks(asks -> {
                    asks.register(
                            new Username("ada"),
                            new MailAddress("ada@example.com"),
                            PASSWORD,
                            AccountWorld.ORIGIN,
                            AccountWorld.CLIENT);
                    return 0;
                }))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(403));
    }

    private Mailed mailed(String username, String email) {
        register(username, email);
        world.answer();
        return world.newestLink();
    }

    private void register(String username, String email) {
        world.asks(asks -> {
            asks.register(
                    new Username(username), new MailAddress(email), PASSWORD, AccountWorld.ORIGIN, AccountWorld.CLIENT);
            return 0;
        });
    }

    private String text(String to) {
        return world.mails().stream()
                .filter(mail -> mail.to().equals(to))
                .flatMap(mail -> mail.text().stream())
                .findFirst()
                .orElseThrow();
    }

    private Optional<Account> account(String username) {
        return world.accounts(accounts -> accounts.byUsername(username));
    }
}
