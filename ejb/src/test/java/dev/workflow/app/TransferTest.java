package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.domain.Domain;
import dev.workflow.persistence.domain.Domains;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose what is after an app was handed over (model.md §5). */
class TransferTest {

    private static final List<String> TABLES = List.of("app_settings", "build", "config", "release", "domain");

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");
    private final Caller eve = tenants.account("eve");

    @BeforeEach
    void apps() {
        for (String app : List.of("shop", "other")) {
            tenants.app(ada, app);
            tenants.grant(app, bob, Permission.VIEW, Permission.CHANGE);
            tenants.publish(ada, app, "aaaaaaaa");
            tenants.publish(bob, app, "bbbbbbbb");
            tenants.container
                    .database()
                    .run(entities -> new Apps(entities).byId(app).ifPresent(found -> new Domains(entities)
                            .add(new Domain(
                                    found.getUuid(),
                                    found.getOwner(),
                                    app + ".example.com",
                                    "web",
                                    OffsetDateTime.now(tenants.clock)))));
        }
    }

    private void transfer(Caller caller, String username) {
        tenants.container.run(AppService.class, apps -> apps.transfer(caller, "shop", Optional.ofNullable(username)));
    }

    private long rows(String table, String app, Caller owner) {
        return tenants.count("select count(*) from " + table + " where owner_id = " + owner.accountId()
                + " and app_uuid = (select uuid from app where id = '" + app + "')");
    }

    @Test
    void whatTheOwnerMadeGoesWithTheApp() {
        long[] before =
                TABLES.stream().mapToLong(table -> rows(table, "shop", ada)).toArray();
        assertThat(before).doesNotContain(0);
        transfer(ada, "eve");
        assertThat(TABLES.stream().mapToLong(table -> rows(table, "shop", eve)).toArray())
                .isEqualTo(before);
        for (String table : TABLES) {
            assertThat(rows(table, "shop", ada)).as(table).isZero();
        }
        assertThat(tenants.container
                        .call(AppService.class, apps -> apps.get(eve, "shop"))
                        .owner())
                .isEqualTo("eve");
    }

    @Test
    void whatOthersMadeAndOtherAppsStay() {
        transfer(ada, "eve");
        assertThat(rows("build", "shop", bob)).isOne();
        assertThat(rows("release", "shop", bob)).isOne();
        assertThat(rows("release", "other", ada)).isEqualTo(2);
        assertThat(rows("release", "other", eve)).isZero();
        assertThat(tenants.count("select count(*) from app_permission where account_id = " + bob.accountId()))
                .isEqualTo(4);
    }

    @Test
    void withoutANameNothingHappens() {
        transfer(ada, null);
        assertThat(rows("release", "shop", ada)).isEqualTo(2);
    }

    @Test
    void whoMayChangeButDoesNotOwnIsRefusedWithoutAWord() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transfer(bob, "bob"))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.body()).isEqualTo(new Problem.Body.Empty());
                });
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transfer(eve, "eve"))
                .withMessage("You do not have permission to perform this action.");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transfer(ada, "nobody"))
                .withMessage("No User matches the given query.");
        assertThat(rows("release", "shop", ada)).isEqualTo(2);
    }
}
