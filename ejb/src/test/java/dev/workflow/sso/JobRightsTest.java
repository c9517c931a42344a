package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.identity.Scope.Level;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import dev.workflow.sso.workload.Identities;
import dev.workflow.sso.workload.IdentityView;
import dev.workflow.sso.workload.JobRights;
import dev.workflow.sso.workload.JobRights.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What jobs of other systems may do to apps. */
class JobRightsTest {

    private static final String GITHUB = "https://token.actions.example";
    private static final Map<String, Object> MAIN =
            Map.of("repository", "acme/shop", "ref", "refs/heads/main", "sub", "repo:acme/shop:ref:refs/heads/main");
    private static final Map<String, String> RULE = Map.of("repository", "acme/shop", "ref", "refs/heads/main");

    private final Tenants tenants = new Tenants();
    private final SsoWorld world = new SsoWorld(tenants.clock, tenants.container.database());
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");
    private Issuer github;

    @BeforeEach
    void trust() {
        tenants.container.provide(IssuerDirectory.class, world.directory);
        github = world.trust("github", GITHUB, Map.of("kinds", List.of("workload")));
        tenants.app(ada, "shop");
        tenants.app(ada, "blog");
    }

    @Test
    void aRuleGivesItsAppAndNothingElse() {
        add(ada, "shop", "deploy");
        Right right = single(MAIN, Optional.empty());
        assertThat(right.account()).isEqualTo(ada.accountId());
        assertThat(right.scope()).isEqualTo(new Scope(Level.DEPLOY, Set.of("shop")));
        assertThat(rights(Map.of("repository", "acme/shop", "ref", "refs/pull/1/merge"), Optional.empty()))
                .isEmpty();
        assertThat(rights(MAIN, Optional.of(new Scope(Level.DEPLOY, Set.of("blog")))))
                .isEmpty();
        assertThat(rights(MAIN, Optional.of(new Scope(Level.DEPLOY, Set.of("shop", "blog")))))
                .isEmpty();
        assertThat(single(MAIN, Optional.of(new Scope(Level.READ, Set.of("shop"))))
                        .scope())
                .hasToString("read:shop");
    }

    @Test
    void aRuleForReadingIsNotOneForDeploying() {
        add(ada, "shop", "read");
        assertThat(rights(MAIN, Optional.of(new Scope(Level.DEPLOY, Set.of("shop")))))
                .isEmpty();
        assertThat(single(MAIN, Optional.empty()).scope()).hasToString("read:shop");
        assertThatThrownBy(() -> add(ada, "shop", "admin")).hasMessageContaining("read or deploy");
    }

    @Test
    void onlyTheOwnerSaysWhichJobsMay() {
        tenants.grant("shop", bob, Permission.CHANGE);
        for (Caller caller : List.of(bob, ada.within(new Scope(Level.DEPLOY, Set.of())))) {
            assertThatThrownBy(() -> add(caller, "shop", "deploy"))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(403));
        }
        IdentityView rule = add(ada, "shop", "deploy");
        assertThatThrownBy(() -> tenants.container.run(
                        Identities.class, identities -> identities.remove(ada, "blog", rule.uuid())))
                .isInstanceOf(Problem.class);
        tenants.container.run(Identities.class, identities -> identities.remove(ada, "shop", rule.uuid()));
        assertThat(rights(MAIN, Optional.empty())).isEmpty();
    }

    @Test
    void aRuleEndsWithItsOwnersRights() {
        add(ada, "shop", "deploy");
        world.database.run(entities -> entities.createNativeQuery(
                        "update app set owner_id = (select id from account where username = 'bob') where id = 'shop'")
                .executeUpdate());
        assertThat(rights(MAIN, Optional.empty())).isEmpty();
    }

    @Test
    void aDisabledOwnersRulesGiveNothing() {
        add(ada, "shop", "deploy");
        world.database.run(entities ->
                entities.createQuery("update Account a set a.active = false").executeUpdate());
        assertThat(rights(MAIN, Optional.empty())).isEmpty();
    }

    @Test
    void anotherIssuersTokenOfTheSameWordsIsNothing() {
        add(ada, "shop", "deploy");
        Issuer evil = world.trust("evil", "https://evil.example", Map.of("kinds", List.of("workload")));
        List<Right> found =
                tenants.container.call(JobRights.class, jobs -> jobs.of(evil.uuid(), MAIN, Optional.empty()));
        assertThat(found).isEmpty();
    }

    @Test
    void appsOfTwoOwnersAreTwoRights() {
        tenants.app(bob, "forum");
        add(ada, "shop", "deploy");
        add(bob, "forum", "deploy");
        assertThat(rights(MAIN, Optional.empty())).hasSize(2);
        assertThat(single(MAIN, Optional.of(new Scope(Level.DEPLOY, Set.of("forum"))))
                        .account())
                .isEqualTo(bob.accountId());
    }

    @Test
    void aTokenMustBeSignedByTheIssuerForUs() throws Exception {
        try (FakeIssuer lab = new FakeIssuer()) {
            Issuer issuer = world.trust("lab", lab.url, Map.of());
            JWTClaimsSet good = lab.claims("job", "workflow-api").build();
            assertThat(world.tokens.job(issuer, lab.sign(good)).getSubject()).isEqualTo("job");
            JWTClaimsSet other = lab.claims("job", "sts.amazonaws.com").build();
            assertThatThrownBy(() -> world.tokens.job(issuer, lab.sign(other))).hasMessageContaining("aud claim");
            assertThatThrownBy(() -> world.tokens.job(issuer, lab.sign(FakeIssuer.newKey(), good)))
                    .isNotNull();
        }
    }

    private IdentityView add(Caller caller, String app, String scope) {
        return tenants.container.call(
                Identities.class, identities -> identities.add(caller, app, "github", RULE, scope));
    }

    private List<Right> rights(Map<String, Object> claims, Optional<Scope> asked) {
        UUID issuer = github.uuid();
        return tenants.container.call(JobRights.class, jobs -> jobs.of(issuer, claims, asked));
    }

    private Right single(Map<String, Object> claims, Optional<Scope> asked) {
        List<Right> found = rights(claims, asked);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
