package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.identity.Scope.Level;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenRequestsTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller eve = tenants.account("eve");

    @BeforeEach
    void apps() {
        tenants.app(ada, "shop");
        tenants.app(eve, "lair");
    }

    private CreatedToken make(Caller caller, Scope scope, Optional<Instant> expires) {
        return tenants.container.call(
                AppAccess.class, access -> tenants.container.database().call(entities -> new TokenRequests(
                                new AccountRepository(entities),
                                new Tokens(new ApiTokenRepository(entities), null, tenants.clock),
                                access,
                                tenants.clock)
                        .make(caller, "ci", scope, expires)));
    }

    private CreatedToken make(Caller caller, Scope scope) {
        return make(caller, scope, Optional.empty());
    }

    @Test
    void theTokenHasWhatWasAskedFor() {
        Instant end = tenants.clock.instant().plus(Duration.ofDays(30));
        CreatedToken made = make(ada, new Scope(Level.DEPLOY, Set.of("shop")), Optional.of(end));

        assertThat(made.token()).hasSize(TokenKey.LENGTH);
        assertThat(made.toString()).doesNotContain(made.token());
        assertThat(made.detail().owner()).isEqualTo("ada");
        assertThat(made.detail().alias()).isEqualTo("ci");
        assertThat(made.detail().scope()).hasToString("deploy:shop");
        assertThat(made.detail().expires()).contains(end);
        assertThat(made.detail().lastUsed()).isEmpty();
    }

    @Test
    void aRestrictedCredentialMakesNone() {
        for (Scope scope : Set.of(
                new Scope(Level.READ, Set.of()),
                new Scope(Level.DEPLOY, Set.of()),
                new Scope(Level.ADMIN, Set.of("shop")))) {
            assertThatThrownBy(() -> make(ada.within(scope), new Scope(Level.READ, Set.of("shop"))))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(403));
        }
    }

    @Test
    void itIsForAppsThatTheCallerMayView() {
        for (String app : Set.of("lair", "no-such-app", "", "../shop", "Shop")) {
            assertThatThrownBy(() -> make(ada, new Scope(Level.READ, Set.of("shop", app))))
                    .hasMessageContaining("There is no app \"" + app + "\" that you may view.")
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid-apps"));
        }
        tenants.grant("lair", ada, Permission.VIEW);
        assertThat(make(ada, new Scope(Level.ADMIN, Set.of("lair"))).detail().scope())
                .hasToString("admin:lair");
        Set<String> many = IntStream.range(0, 51).mapToObj(i -> "app-" + i).collect(Collectors.toSet());
        assertThatThrownBy(() -> make(ada, new Scope(Level.READ, many))).hasMessageContaining("no more than 50");
    }

    @Test
    void itsEndIsInTheNextTenYears() {
        Instant now = tenants.clock.instant();
        for (Instant wrong : Set.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(3651)))) {
            assertThatThrownBy(() -> make(ada, Scope.FULL, Optional.of(wrong)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid-expires"));
        }
        assertThat(make(ada, Scope.FULL, Optional.of(now.plus(Duration.ofDays(3650))))
                        .detail()
                        .expires())
                .isPresent();
    }
}
