package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DestroyTest {

    private static final List<String> TABLES =
            List.of("app_permission", "app_settings", "build", "config", "release", "domain");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");

    @BeforeEach
    void twoApps() {
        for (String app : List.of("shop", "other")) {
            tenants.app(ada, app);
            tenants.grant(app, bob, Permission.VIEW, Permission.CHANGE);
            tenants.publish(bob, app, "abc");
            tenants.configure(ada, app, Map.of("values", Map.of("A", "1")));
            domain(app);
        }
    }

    private void domain(String id) {
        tenants.container.database().run(entities -> {
            App app = new Apps(entities).byId(id).orElseThrow();
            new Domains(entities)
                    .add(new Domain(
                            app.getUuid(),
                            app.getOwner(),
                            id + ".example.com",
                            "web",
                            OffsetDateTime.now(tenants.clock)));
        });
    }

    private void destroy(String app) {
        tenants.container.run(AppService.class, apps -> apps.destroy(ada, app));
    }

    private long rows(String table, String app) {
        return tenants.count("select count(*) from " + table + " where app_uuid = '" + uuid(app) + "'");
    }

    private String uuid(String app) {
        return tenants.container.call(
                Apps.class, apps -> apps.byId(app).orElseThrow().getUuid().toString());
    }

    @Test
    void everythingOfTheAppGoesAndNothingElse() {
        long[] before = TABLES.stream().mapToLong(table -> rows(table, "other")).toArray();
        assertThat(before).doesNotContain(0);
        destroy("shop");
        for (String table : TABLES) {
            assertThat(tenants.count("select count(*) from " + table)).as(table).isEqualTo(rows(table, "other"));
        }
        assertThat(TABLES.stream().mapToLong(table -> rows(table, "other")).toArray())
                .isEqualTo(before);
        assertThat(tenants.container.fired(AppDestroyed.class)).containsExactly(new AppDestroyed(new AppName("shop")));
    }

    @Test
    void whatItWasDoingIsToldToStop() {
        OperationView deploy = tenants.operations("shop").get(1);
        tenants.container.run(Ledger.class, ledger -> ledger.claim(deploy.uuid(), "here:8080/boot"));
        destroy("shop");
        assertThat(tenants.operations("shop"))
                .extracting(OperationView::state)
                .containsExactlyInAnyOrder(State.CANCEL_REQUESTED, State.CANCELLED);
        assertThat(tenants.operations("other")).extracting(OperationView::state).contains(State.WAITING);
    }

    @Test
    void theNameIsFreeAgain() {
        destroy("shop");
        tenants.container.run(AppService.class, apps -> apps.create(bob, Optional.of("shop"), Map.of()));
        assertThat(rows("release", "shop")).isOne();
        assertThat(rows("app_permission", "shop")).isZero();
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> tenants.app(bob, "shop"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Application with this id already exists.");
    }

    @Test
    void whoMayNotDeleteChangesNothing() {
        assertThatThrownBy(() -> tenants.container.run(AppService.class, apps -> apps.destroy(bob, "shop")))
                .hasMessage("You do not have permission to perform this action.");
        assertThat(rows("release", "shop")).isEqualTo(3);
        assertThat(tenants.container.fired(AppDestroyed.class)).isEmpty();
    }
}
