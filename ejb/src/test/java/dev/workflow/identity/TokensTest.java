package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    @Test
    void anExpiredTokenIsRefusedAndKnownAsOne() {
        Instant end = world.clock.instant().plusSeconds(60);
        String token = world.database.call(entities -> world.mint(entities, ada, Scope.FULL, Optional.of(end)));
        assertThat(world.check.verify(token)).isEqualTo(ada);
        world.clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> world.check.verify(token))
                .isInstanceOfSatisfying(ExpiredToken.class, expired -> {
                    assertThat(expired.status()).isEqualTo(401);
                    assertThat(expired.owner()).isEqualTo("ada");
                    assertThat(expired.alias()).isEqualTo("ci");
                    assertThat(expired.reason()).isEqualTo("token-expired");
                })
                .hasMessage("Invalid token.");
        assertThatThrownBy(() -> world.check.verify(token)).isInstanceOf(ExpiredToken.class);
        assertThat(world.uses.takeExpired()).as("once for the audit log").hasSize(1);
        assertThat(world.uses.takeExpired()).isEmpty();
    }

    @Test
    void aScopedTokenMakesACallerWithLess() {
        Scope scope = new Scope(Scope.Level.DEPLOY, Set.of("shop", "blog"));
        Caller root = world.administrator();
        String token = world.database.call(entities -> world.mint(entities, root, scope, Optional.empty()));
        Caller caller = world.check.verify(token);
        assertThat(caller.scope()).isEqualTo(scope).hasToString("deploy:blog,shop");
        assertThat(caller.superuser()).isFalse();
        assertThat(caller.staff()).isFalse();
    }

    @Test
    void theLastUseIsWrittenLaterAndOnce() {
        String token = world.token(ada, "laptop");
        String unused = world.token(ada, "other");
        for (int i = 0; i < 10; i++) {
            world.check.verify(token);
        }
        assertThat(lastUses()).containsOnlyNulls();
        Set<UUID> used = world.uses.take();
        assertThat(used).hasSize(1);
        assertThat(world.uses.take()).isEmpty();
        world.database.run(entities -> new ApiTokenRepository(entities).used(used, OffsetDateTime.now(world.clock)));
        assertThat(lastUses()).containsExactlyInAnyOrder(world.clock.instant(), null);
        assertThat(unused).isNotEmpty();
    }

    private List<Instant> lastUses() {
        List<Instant> uses = new ArrayList<>();
        world.tokens(tokens -> tokens.details(ada, ALL))
                .items()
                .forEach(token -> uses.add(token.lastUsed().orElse(null)));
        return uses;
    }

    @Test
    void moreTokensThanFitAreNotNoted() {
        for (int i = 0; i < TokenUses.CAPACITY + 5; i++) {
            world.uses.note(new UUID(1, i));
        }
        assertThat(world.uses.take()).hasSize(TokenUses.CAPACITY);
    }

    @Test
    void tokensAreForgottenLongAfterTheirEnd() {
        Instant end = world.clock.instant().plusSeconds(1);
        world.database.run(entities -> world.mint(entities, ada, Scope.FULL, Optional.of(end)));
        world.token(ada, "endless");
        OffsetDateTime before = end.atOffset(ZoneOffset.UTC);
        assertThat(removed(before)).isZero();
        assertThat(removed(before.plusSeconds(1))).isEqualTo(1);
        assertThat(world.tokens(tokens -> tokens.list(ada, ALL)).items())
                .extracting(TokenView::alias)
                .containsExactly("endless");
    }

    private int removed(OffsetDateTime before) {
        return world.database.call(entities -> new ApiTokenRepository(entities).removeExpired(before));
    }
}
