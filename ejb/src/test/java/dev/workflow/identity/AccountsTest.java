package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.component.Components;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private final World world = new World();

    @Test
    void theFirstAdministratorIsMadeOnceAndOnlyWithAPassword() {
        start(Optional.empty());
        start(Optional.of(" "));
        assertThat(superusers()).isFalse();
        start(Optional.of("chosen by the operator"));
        assertThat(superusers()).isTrue();
        start(Optional.of("another"));
        String hash = world.database.call(entities -> new AccountRepository(entities)
                .byUsername("admin")
                .orElseThrow()
                .getPasswordHash()
                .orElseThrow());
        assertThat(world.passwords.verify("chosen by the operator", Optional.of(hash)))
                .isEqualTo(Passwords.Verdict.RIGHT);
    }

    @Test
    void anExistingAccountIsNotMadeAdministrator() {
        world.account("admin", "x");
        start(Optional.of("chosen by the operator"));
        assertThat(superusers()).isFalse();
    }

    @Test
    void administratorsSeeAllAccounts() {
        Caller root = world.administrator();
        world.account("ada", "x");
        world.accounts(
                accounts -> assertThat(accounts.list(root, new Window(0, 10)).items())
                        .extracting(AccountView::username, AccountView::isSuperuser)
                        .containsExactly(Tuple.tuple("root", true), Tuple.tuple("ada", false)));
    }

    @Test
    void othersSeeAndChangeNone() {
        Caller ada = world.account("ada", "x");
        world.account("bob", "x");
        world.accounts(accounts -> {
            assertThatThrownBy(() -> accounts.list(ada, new Window(0, 10)))
                    .hasMessage("You do not have permission to perform this action.");
            assertThatThrownBy(() -> accounts.setActive(ada, "bob", false))
                    .hasMessage("You do not have permission to perform this action.");
        });
    }

    @Test
    void nobodyDisablesThemselvesNorANobody() {
        Caller root = world.administrator();
        world.accounts(accounts -> {
            assertThatThrownBy(() -> accounts.setActive(root, "root", false))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status()).isEqualTo(423);
                        assertThat(problem.body()).isEqualTo(new Problem.Body.Empty());
                    });
            assertThatThrownBy(() -> accounts.setActive(root, "nobody", false))
                    .hasMessage("No User matches the given query.");
        });
    }

    private void start(Optional<String> password) {
        world.database.run(entities -> new FirstAdministrator(
                        Components.of("controller"),
                        new Administrators(new AccountRepository(entities), world.passwords, world.clock),
                        "admin",
                        password)
                .ensure());
    }

    private boolean superusers() {
        return world.database.call(entities -> new AccountRepository(entities).anySuperuser());
    }
}
