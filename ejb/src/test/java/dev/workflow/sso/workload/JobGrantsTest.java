package dev.workflow.sso.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.passport.Client;
import dev.workflow.passport.Clients;
import dev.workflow.passport.GrantTokens;
import dev.workflow.passport.PassportSettings;
import dev.workflow.passport.TokenService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import dev.workflow.release.Tenants;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.SsoWorld;
import dev.workflow.sso.workload.JobRights.Right;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long what a job was given is good. */
class JobGrantsTest {

    private static final String GITHUB = "https://token.actions.example";
    private static final Map<String, String> RULE = Map.of("repository", "acme/shop");
    private static final int DAY = 24 * 60;
    private static final int QUARTER = 15;

    private final Tenants tenants = new Tenants();
    private final SsoWorld world = new SsoWorld(tenants.clock, tenants.container.database());
    private final Caller ada = tenants.account("ada");
    private Issuer github;
    private Client holder;

    @BeforeEach
    void trust() {
        tenants.container.provide(IssuerDirectory.class, world.directory).use(TokenService.class, GrantTokens.class);
        tokensLive(DAY);
        github = world.trust("github", GITHUB, Map.of("kinds", List.of("workload")));
        tenants.app(ada, "shop");
        tenants.app(ada, "blog");
        world.database.run(entities -> {
            RegisteredClient client = new RegisteredClient(JobTokens.CLIENT, OffsetDateTime.now(world.clock));
            client.setGrantTypes(Set.of(GrantType.TOKEN_EXCHANGE.getValue()));
            client.setScopes(Set.of("read", "deploy"));
            new RegisteredClients(entities).add(client);
        });
        holder = tenants.container
                .call(Clients.class, clients -> clients.find(JobTokens.CLIENT))
                .orElseThrow();
    }

    @Test
    void whatARuleGaveEndsWithIt() {
        IdentityView shop = add("shop");
        add("blog");
        begin(right("deploy:shop"));
        begin(right("deploy:blog"));
        begin(right("deploy:shop,blog"));
        assertThat(scopes()).hasSize(3);
        tenants.container.run(Identities.class, identities -> identities.remove(ada, "shop", shop.uuid()));
        assertThat(scopes()).containsExactly("deploy:blog");
        assertThat(tenants.container.fired(GrantsEnded.class)).containsExactly(new GrantsEnded(ada.accountId()));
    }

    @Test
    void itEndsWithTheAppOfTheRule() {
        add("shop");
        begin(right("deploy:shop"));
        world.database.run(entities ->
                entities.createNativeQuery("delete from app where id = 'shop'").executeUpdate());
        assertThat(scopes()).isEmpty();
    }

    @Test
    void itEndsWithTheTrustInTheIssuer() {
        add("shop");
        for (Map<String, ?> distrust :
                List.of(Map.of("kinds", List.of("workload"), "enabled", false), Map.of("kinds", List.of("login")))) {
            github = world.trust("github", GITHUB, Map.of("kinds", List.of("workload")));
            begin(right("deploy:shop"));
            assertThat(scopes()).hasSize(1);
            world.ended.clear();
            world.describe("github", GITHUB, distrust);
            assertThat(scopes()).as(distrust.toString()).isEmpty();
            assertThat(world.ended).containsExactly(new GrantsEnded(ada.accountId()));
        }
        world.trust("github", GITHUB, Map.of("kinds", List.of("workload")));
        begin(right("deploy:shop"));
        world.trust("github", GITHUB, Map.of("kinds", List.of("workload"), "label", "GitHub"));
        assertThat(scopes()).as("another label").hasSize(1);
        world.issuers(issuers -> {
            issuers.remove(SsoWorld.ROOT, "github");
            return null;
        });
        assertThat(scopes()).isEmpty();
    }

    @Test
    void nothingBeginsByARuleThatHasEnded() {
        IdentityView rule = add("shop");
        Right seen = right("deploy:shop");
        tenants.container.run(Identities.class, identities -> identities.remove(ada, "shop", rule.uuid()));
        assertThat(begin(seen)).isEmpty();
        add("shop");
        Right later = right("deploy:shop");
        world.describe("github", GITHUB, Map.of("kinds", List.of("login")));
        assertThat(begin(later)).isEmpty();
        assertThat(scopes()).isEmpty();
    }

    @Test
    void itLivesAnHourAtMost() {
        add("shop");
        assertThat(begin(right("deploy:shop")).orElseThrow().getAccessToken().getLifetime())
                .isEqualTo(JobGrants.LONGEST.toSeconds());
        OffsetDateTime end = OffsetDateTime.now(world.clock).plus(JobGrants.LONGEST);
        assertThat(expiries()).allMatch(moment -> !moment.isAfter(end));
        tokensLive(QUARTER);
        assertThat(begin(right("deploy:shop")).orElseThrow().getAccessToken().getLifetime())
                .isEqualTo(QUARTER * 60L);
    }

    private void tokensLive(int minutes) {
        tenants.container.provide(PassportSettings.class, new PassportSettings(minutes, 60, 0, true, Optional.empty()));
    }

    private IdentityView add(String app) {
        return tenants.container.call(
                Identities.class, identities -> identities.add(ada, app, "github", RULE, "deploy"));
    }

    private Right right(String scope) {
        String[] parts = scope.split(":");
        Optional<Scope> asked = Optional.of(Scope.of(Scope.Level.named(parts[0]).orElseThrow(), parts[1]));
        UUID issuer = github.uuid();
        return tenants.container
                .call(JobRights.class, jobs -> jobs.of(issuer, Map.copyOf(RULE), asked))
                .get(0);
    }

    private Optional<Tokens> begin(Right right) {
        return tenants.container.call(
                JobGrants.class, grants -> grants.begin(holder, right, "https://workflow.example.com/oauth"));
    }

    @SuppressWarnings("unchecked")
    private List<String> scopes() {
        return world.database.call(entities ->
                entities.createNativeQuery("select scopes from oauth_grant").getResultList());
    }

    private List<OffsetDateTime> expiries() {
        return world.database.call(
                entities -> entities.createQuery("select g.expires from ClientGrant g", OffsetDateTime.class)
                        .getResultList());
    }
}
