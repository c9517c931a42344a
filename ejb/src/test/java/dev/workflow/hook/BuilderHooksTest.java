package dev.workflow.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.blocklist.Blocks;
import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigField;
import dev.workflow.hook.BuilderKeys.UserKey;
import dev.workflow.image.ImageReference;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.SshKey;
import dev.workflow.persistence.identity.SshKeyRepository;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an external builder learns and does (api.md §11): what the pusher may, and no more. */
class BuilderHooksTest {

    private static final NewBuild BUILD = new NewBuild(
            ImageReference.parse("registry.example.com/shop:1"),
            "container",
            "1a2b3c4d",
            Map.of("web", "run"),
            Map.of(),
            "");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");
    private final Caller eve = tenants.account("eve");

    @BeforeEach
    void apps() {
        tenants.app(ada, "shop");
        tenants.app(ada, "shoes");
        tenants.app(eve, "lair");
        tenants.grant("shop", bob, Permission.CHANGE);
        tenants.grant("shoes", bob, Permission.VIEW);
        key(ada, "a1");
        key(bob, "b2");
        key(bob, "b1");
    }

    private void key(Caller owner, String name) {
        tenants.clock.advance(Duration.ofSeconds(1));
        tenants.container.database().run(entities -> new SshKeyRepository(entities)
                .add(new SshKey(
                        entities.find(Account.class, owner.accountId()),
                        name,
                        "ssh-ed25519 " + name,
                        "md5:" + name,
                        "SHA256:" + name,
                        OffsetDateTime.now(tenants.clock))));
    }

    private static UserKey shown(String name) {
        return new UserKey("ssh-ed25519 " + name, "md5:" + name);
    }

    private BuilderKeys.Pusher pusher(String fingerprint) {
        return tenants.container.call(BuilderKeys.class, keys -> keys.pusher(fingerprint));
    }

    private Map<String, List<UserKey>> keys(String app) {
        return tenants.container.call(BuilderKeys.class, keys -> keys.of(app));
    }

    private Map<String, List<UserKey>> keys(String app, String username) {
        return tenants.container.call(BuilderKeys.class, keys -> keys.of(app, username));
    }

    private int build(String username, String app) {
        return tenants.container.call(BuilderHooks.class, hooks -> hooks.build(username, app, BUILD));
    }

    private static void refused(int status, String text, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class).isThrownBy(call).satisfies(problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body()).isEqualTo(new Problem.Body.Text(text));
        });
    }

    @Test
    void aKeyTellsItsOwnerAndWhatTheyMayChange() {
        assertThat(pusher("md5:a1")).isEqualTo(new BuilderKeys.Pusher("ada", List.of("shoes", "shop")));
        assertThat(pusher("md5:b1")).isEqualTo(new BuilderKeys.Pusher("bob", List.of("shop")));
        refused(404, "No Key matches the given query.", () -> pusher("md5:none"));
    }

    @Test
    void aDisabledAccountHasNoKeys() {
        tenants.container.database().run(entities -> entities.find(Account.class, bob.accountId())
                .setActive(false));
        refused(404, "No Key matches the given query.", () -> pusher("md5:b1"));
        assertThat(keys("shoes")).isEmpty();
        refused(404, "No User matches the given query.", () -> build("bob", "shop"));
    }

    @Test
    void aBlockedAppIsNobodysToPush() {
        tenants.container.run(Blocks.class, blocks -> blocks.block("apps", "shop", Optional.of("unpaid")));
        assertThat(pusher("md5:b1").apps()).isEmpty();
        assertThat(pusher("md5:a1").apps()).containsExactly("shoes");
        refused(403, "unpaid", () -> build("ada", "shop"));
    }

    @Test
    void theKeysOfAnAppAreThoseOfItsViewersOldestFirst() {
        assertThat(keys("shoes")).isEqualTo(Map.of("bob", List.of(shown("b2"), shown("b1"))));
        assertThat(keys("shop"))
                .as("change is not view, and the owner was granted nothing")
                .isEmpty();
        refused(404, "No App matches the given query.", () -> keys("nope"));
    }

    @Test
    void theKeysOfOneAccountNeedItsRightToView() {
        assertThat(keys("shoes", "ada")).isEqualTo(Map.of("ada", List.of(shown("a1"))));
        refused(403, "shop object does not exist or does not have permission.", () -> keys("shop", "bob"));
        refused(404, "No Keys match the given query.", () -> keys("lair", "eve"));
        refused(404, "No App matches the given query.", () -> keys("nope", "eve"));
        refused(404, "No User matches the given query.", () -> keys("shop", "nobody"));
    }

    @Test
    void whoMayChangeGetsTheConfigurationAndReleases() {
        tenants.configure(ada, "shop", Map.of("values", Map.of("STACK", "x")));
        assertThat(tenants.container
                        .call(BuilderHooks.class, hooks -> hooks.config("bob", "shop"))
                        .document()
                        .strings(ConfigField.VALUES))
                .isEqualTo(Map.of("STACK", "x"));
        assertThat(build("bob", "shop")).isEqualTo(3);
        assertThat(tenants.said()).contains("shop: bob deployed 1a2b3c4");
        assertThat(tenants.operations("shop"))
                .as("deployed")
                .extracting(OperationView::releaseAfter)
                .contains(Optional.of(3));
    }

    @Test
    void whoMayNotChangeGetsNothing() {
        for (String stranger : List.of("eve", "bob")) {
            refused(
                    403,
                    "shoes object does not exist or does not have permission.",
                    () -> tenants.container.call(BuilderHooks.class, hooks -> hooks.config(stranger, "shoes")));
            refused(403, "shoes object does not exist or does not have permission.", () -> build(stranger, "shoes"));
        }
        refused(404, "No App matches the given query.", () -> build("ada", "nope"));
        assertThat(tenants.count("select count(*) from build")).isZero();
    }
}
