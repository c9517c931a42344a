package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set for an issuer, by whom, and from where. */
class IssuersTest {

    private static final String URL = "https://login.corp.example";

    private final SsoWorld world = new SsoWorld();

    @Test
    void theSecretIsSealedAndNeverShown() {
        Issuer corp = world.trust("corp", URL, Map.of());
        assertThat(corp.secret()).contains("the secret");
        assertThat(corp.toString()).doesNotContain("the secret");
        IssuerView view = world.issuers(issuers -> issuers.get(SsoWorld.ROOT, "corp"));
        assertThat(view.toString()).doesNotContain("the secret");
        byte[] stored = (byte[]) world.database.call(entities ->
                entities.createNativeQuery("select secret from sso_issuer").getSingleResult());
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("the secret");
    }

    @Test
    void theSecretStaysUnlessAnotherOneIsSent() {
        world.trust("corp", URL, Map.of());
        Issuer changed = world.trust("corp", URL, Map.of("client_secret", "", "label", "Corp Inc."));
        assertThat(changed.secret()).contains("the secret");
        assertThat(changed.settings().label()).isEqualTo("Corp Inc.");
    }

    @Test
    void whatIsShownCanBeSentBack() {
        world.trust("corp", URL, Map.of("roles", Map.of("staff", List.of("b", "a")), "groups", Map.of("x", "X")));
        Map<String, Object> shown =
                world.issuers(issuers -> issuers.get(SsoWorld.ROOT, "corp")).settings();
        Map<String, Object> again = new LinkedHashMap<>(shown);
        again.put("issuer", URL);
        assertThat(world.issuers(issuers -> issuers.replace(SsoWorld.ROOT, "corp", again))
                        .settings())
                .isEqualTo(shown);
    }

    @Test
    void onlySuperusersMayLookOrChange() {
        Caller staff = new Caller(1, "stan", false, true);
        for (Runnable attempt : List.<Runnable>of(
                () -> world.issuers(issuers -> issuers.list(staff, new Window(0, 1))),
                () -> world.issuers(issuers -> issuers.create(staff, Map.of())),
                () -> world.issuers(issuers -> issuers.get(staff, "corp")))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(403));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.corp.example",
                "https://user:pw@login.corp.example",
                "https://login.corp.example?x=1",
                "https://login.corp.example#x",
                "file:///etc/passwd",
                "ftp://login.corp.example",
                "https:///nohost",
                "http://169.254.169.254",
                "https://login corp",
                "",
            })
    void urlsThatCannotBeAnIssuersAreRefused(String url) {
        assertThatThrownBy(() -> world.trust("corp", url, Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("invalid-issuer"));
    }

    @Test
    void settingsThatNobodyKnowsOrThatAreUnsafeAreRefused() {
        refused("trusted_domain", Map.of("trusted_domain", List.of("x")));
        refused("roles.activ", Map.of("roles", Map.of("activ", List.of("x"))));
        refused("algorithms", Map.of("algorithms", List.of("HS256")));
        refused("algorithms", Map.of("algorithms", List.of("none")));
        refused("audience", Map.of("audience", List.of()));
        refused("kinds", Map.of("kinds", List.of("root")));
        refused("provision.rule", Map.of("provision", Map.of("rule", "sometimes")));
        refused("scim.link", Map.of("scim", Map.of("link", "email")));
        refused("scim.trust", Map.of("scim", Map.of("trust", true)));
        refused("label", Map.of("label", "a\u0000b"));
        refused("scopes", Map.of("scopes", List.of("profile")));
    }

    @Test
    void anotherIssuerCannotTakeOverTheNameOrTheUrl() {
        world.trust("corp", URL, Map.of());
        assertThatThrownBy(() -> world.trust("other", URL, Map.of())).hasMessageContaining("this URL already");
        assertThatThrownBy(() -> world.trust("corp", "https://evil.example", Map.of()))
                .hasMessageContaining("cannot be changed");
        assertThatThrownBy(() -> world.trust("scim", "https://x.example", Map.of()))
                .hasMessageContaining("reserved");
    }

    @Test
    void theConfigurationIsTakenOverAgainAndAgainAndWins() {
        Map<String, Object> corp = Map.of("name", "corp", "issuer", URL, "client_id", "workflow");
        world.align(List.of(corp));
        world.align(List.of(corp));
        assertThat(world.directory.of(IssuerKind.LOGIN)).hasSize(1);
        assertThatThrownBy(() -> world.issuers(issuers -> issuers.replace(SsoWorld.ROOT, "corp", corp)))
                .hasMessageContaining("comes from the platform's configuration");
        world.align(List.of());
        assertThat(world.directory.of(IssuerKind.LOGIN)).isEmpty();
        assertThat(world.issuers(issuers -> issuers.get(SsoWorld.ROOT, "corp")).enabled())
                .isFalse();
    }

    @Test
    void aBrokenConfigurationChangesNothing() {
        Map<String, Object> good = Map.of("name", "corp", "issuer", URL, "client_id", "workflow");
        Map<String, Object> bad = Map.of("name", "bad", "issuer", "http://x.example", "client_id", "x");
        assertThatThrownBy(() -> world.align(List.of(good, bad))).isInstanceOf(Problem.class);
        assertThat(world.directory.of(IssuerKind.LOGIN)).isEmpty();
    }

    @Test
    void theConfigurationIsJsonOrDryccsOwnSettings() {
        Optional<String> none = Optional.empty();
        assertThat(new IssuerConfiguration(Optional.of("[{\"name\":\"corp\"}]"), none, none, none, none).issuers())
                .containsExactly(Map.of("name", "corp"));
        assertThat(new IssuerConfiguration(none, none, Optional.of(URL), Optional.of("id"), Optional.of("s"))
                        .issuers()
                        .get(0))
                .containsEntry("issuer", URL)
                .containsEntry("client_id", "id")
                .containsEntry("client_secret", "s");
        assertThatThrownBy(() -> new IssuerConfiguration(Optional.of("{\"secret\":"), none, none, none, none).issuers())
                .hasMessageContaining("WORKFLOW_SSO_ISSUERS")
                .hasMessageNotContaining("secret");
    }

    private void refused(String field, Map<String, ?> settings) {
        assertThatThrownBy(() -> world.trust("corp", URL, settings)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("invalid-" + field);
        });
    }
}
