package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final Window ALL = new Window(0, 100);

    private final World world = new World();
    private final Caller ada = world.account("ada", "x");
    private final Caller bob = world.account("bob", "x");

    @Test
    void aTokenTellsWhoCalls() {
        assertThat(world.check.verify(world.token(ada, ""))).isEqualTo(ada);
    }

    @Test
    void checkingAWarmTokenAsksTheDatabaseNothing() {
        String token = world.token(ada, "");
        world.check.verify(token);
        long before = world.database.statements();
        for (int i = 0; i < 100; i++) {
            world.check.verify(token);
        }
        assertThat(world.database.statements()).isEqualTo(before);
    }

    @Test
    void checkingAColdTokenIsOneStatement() {
        String token = world.token(ada, "");
        long before = world.database.statements();
        world.check.verify(token);
        assertThat(world.database.statements() - before).isEqualTo(1);
    }

    @Test
    void strangersAreRefusedInTheContractsWords() {
        for (String stranger : List.of("", "x", TokenKey.random().text(), "x".repeat(1_000_000))) {
            assertThatThrownBy(() -> world.check.verify(stranger))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(401))
                    .hasMessage("Invalid token.");
        }
    }

    @Test
    void aDeletedTokenIsUnusableAtOnce() {
        String token = world.token(ada, "laptop");
        world.check.verify(token);
        UUID uuid = world.tokens(tokens -> tokens.list(ada, ALL)).items().get(0).uuid();
        world.tokens(tokens -> {
            tokens.delete(ada, uuid);
            return null;
        });
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
    }

    @Test
    void nobodyDeletesTheTokenOfAnother() {
        String token = world.token(ada, "laptop");
        UUID uuid = world.tokens(tokens -> tokens.list(ada, ALL)).items().get(0).uuid();
        assertThatThrownBy(() -> world.tokens(tokens -> {
                    tokens.delete(bob, uuid);
                    return null;
                }))
                .hasMessage("No Token matches the given query.");
        assertThat(world.check.verify(token)).isEqualTo(ada);
        assertThat(world.tokens(tokens -> tokens.list(bob, ALL)).count()).isZero();
    }

    @Test
    void aDisabledOwnerIsLockedOutAtOnceAndNeedsANewTokenAfterwards() {
        Caller root = world.administrator();
        String token = world.token(ada, "");
        world.check.verify(token);
        world.accounts(accounts -> accounts.setActive(root, "ada", false));
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("User inactive or deleted.");
        world.accounts(accounts -> accounts.setActive(root, "ada", true));
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
        assertThat(world.check.verify(world.token(ada, ""))).isEqualTo(ada);
    }

    @Test
    void listsInTheOrderOfTheirMakingAndInWindows() {
        for (String alias : List.of("one", "two", "three")) {
            world.token(ada, alias);
            world.clock.advance(Duration.ofSeconds(1));
        }
        var second = world.tokens(tokens -> tokens.list(ada, new Window(1, 1)));
        assertThat(second.count()).isEqualTo(3);
        assertThat(second.items()).extracting(TokenView::alias).containsExactly("two");
        assertThat(second.items().get(0).created()).isEqualTo(Instant.parse("2026-01-02T03:04:06.678901Z"));
    }

    @Test
    void anAliasHasAtMost32Characters() {
        assertThatThrownBy(() -> world.token(ada, "a".repeat(33)))
                .hasMessageContaining("Ensure this field has no more than 32 characters.");
    }
}
