package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppRef;
import dev.workflow.persistence.identity.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After a start only apps that can have something to run are asked to. */
class AppsToRestoreTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    private List<String> after(String last, int limit) {
        List<AppRef> apps = tenants.container.call(Rollouts.class, rollouts -> rollouts.appsAfter(last, limit));
        return apps.stream().map(AppRef::toString).toList();
    }

    @Test
    void onlyWhatWasEverBuiltIsListedInOrder() {
        for (String app : List.of("shop", "empty", "cart", "blog")) {
            tenants.app(ada, app);
        }
        tenants.publish(ada, "shop", "aaaaaaaa");
        tenants.publish(ada, "cart", "bbbbbbbb");
        tenants.publish(ada, "cart", "cccccccc");
        assertThat(after("", 10)).containsExactly("cart", "shop");
        assertThat(after("cart", 10)).containsExactly("shop");
        assertThat(after("", 1)).containsExactly("cart");
    }
}
