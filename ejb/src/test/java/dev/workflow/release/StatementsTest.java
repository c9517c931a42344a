package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppService;
import dev.workflow.build.BuildService;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a read costs does not depend on how much there is. */
class StatementsTest {

    private static final int FEW = 3;

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");

    @BeforeEach
    void plenty() {
        for (int i = 0; i < 12; i++) {
            tenants.app(ada, "shop-" + i);
            tenants.grant("shop-" + i, bob, Permission.VIEW);
            tenants.publish(ada, "shop-0", "abc" + i);
            tenants.configure(ada, "shop-0", Map.of("values", Map.of("K" + i, "x")));
        }
    }

    private <B> void few(Class<B> bean, Function<B, Consumer<Caller>> call) {
        for (Caller caller : new Caller[] {ada, bob}) {
            long before = tenants.container.database().statements();
            tenants.container.run(bean, instance -> call.apply(instance).accept(caller));
            assertThat(tenants.container.database().statements() - before)
                    .as("statements for %s", caller.username())
                    .isPositive()
                    .isLessThanOrEqualTo(FEW);
        }
    }

    @Test
    void listOfApps() {
        few(
                AppService.class,
                apps -> caller ->
                        assertThat(apps.list(caller, "", Tenants.ALL).items()).hasSize(12));
    }

    @Test
    void listOfReleases() {
        few(
                ReleaseService.class,
                releases -> caller -> assertThat(
                                releases.list(caller, "shop-0", Tenants.ALL).items())
                        .hasSize(25));
    }

    @Test
    void listOfBuilds() {
        few(
                BuildService.class,
                builds -> caller -> assertThat(
                                builds.list(caller, "shop-0", Tenants.ALL).items())
                        .hasSize(12));
    }

    @Test
    void configuration() {
        few(ReleaseService.class, releases -> caller -> releases.config(caller, "shop-0"));
    }

    @Test
    void oneRelease() {
        few(ReleaseService.class, releases -> caller -> releases.get(caller, "shop-0", 7));
    }
}
