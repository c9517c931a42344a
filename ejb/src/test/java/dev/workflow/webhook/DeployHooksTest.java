package dev.workflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.Released;
import dev.workflow.release.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every release is announced, when there is somebody to tell. */
class DeployHooksTest {

    private final HookSettings settings =
            new HookSettings(HookSettings.targets("http://127.0.0.1:9/a"), Optional.empty());
    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    private List<OperationView> announced(HookSettings told) {
        tenants.container.provide(HookSettings.class, told);
        tenants.container
                .fired(Released.class)
                .forEach(release -> tenants.container.run(DeployHooks.class, hooks -> hooks.announce(release)));
        return tenants.operations("shop").stream()
                .filter(operation -> operation.kind() == Kind.DEPLOY_HOOK)
                .toList();
    }

    @Test
    void everyReleaseIsAnnouncedInOrder() {
        tenants.app(ada, "shop");
        tenants.publish(ada, "shop", "abcdef0123456789");
        tenants.configure(ada, "shop", Map.of("values", Map.of("K", "x")));
        List<OperationView> hooks = announced(settings);
        assertThat(hooks).extracting(hook -> hook.text("release")).containsExactlyInAnyOrder("v1", "v2", "v3");
        OperationView build = hooks.stream()
                .filter(hook -> hook.text("release").equals("v2"))
                .findFirst()
                .orElseThrow();
        assertThat(build.payload())
                .isEqualTo(Map.of(
                        "app", "shop",
                        "release", "v2",
                        "release_summary", "ada deployed abcdef0",
                        "sha", "abcdef0123456789",
                        "user", "ada"));
        assertThat(build.releaseAfter()).contains(2);
        assertThat(tenants.count("select count(*) from operation where lane = 'hook' and active"))
                .as("one at a time")
                .isOne();
    }

    @Test
    void withoutAnAddressThereIsNothingToDo() {
        tenants.app(ada, "shop");
        assertThat(announced(new HookSettings())).isEmpty();
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        assertThat(HookSettings.targets(" http://a.example/x?k=1 ,, ftp://b/, nonsense, https://u:p@c/, http://"))
                .extracting(HookTarget::shown)
                .containsExactly("http://a.example/x");
    }
}
