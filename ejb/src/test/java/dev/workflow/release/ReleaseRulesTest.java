package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.config.ConfigField;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** model.md §6. */
class ReleaseRulesTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void anApp() {
        tenants.app(ada, "shop");
    }

    private String summary() {
        return tenants.newest(ada, "shop").summary();
    }

    private static void refused(ThrowingCallable call, int status, String text) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .withMessage(text)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    @Test
    void everyReleaseSaysWhatItIs() {
        assertThat(summary()).isEqualTo("ada created initial release");
        tenants.publish(ada, "shop", "1a2b3c4d5e");
        assertThat(summary()).isEqualTo("ada deployed 1a2b3c4");
        tenants.publish(ada, "shop", "");
        assertThat(summary()).isEqualTo("ada deployed registry.example.com/shop:1");
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        assertThat(summary()).isEqualTo("ada added values A");
        tenants.rollback(ada, "shop", 2);
        assertThat(summary()).isEqualTo("ada rolled back to v2");
        assertThat(tenants.logs.said()).contains("shop: ada deployed 1a2b3c4", "shop: ada rolled back to v2");
    }

    @Test
    void aConfigReleaseNamesEveryKeyThatChanged() {
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1"), "limits", Map.of("web", "std1.large.c1m2")));
        assertThat(summary()).isEqualTo("ada added values A, changed limits web");
        Map<String, Object> change = new HashMap<>();
        change.put("A", null);
        change.put("B", "2");
        tenants.configure(ada, "shop", Map.of("values", change, "typed_values", Map.of("worker", Map.of("N", 2))));
        assertThat(summary()).isEqualTo("ada added values B, deleted values A, added typed_values worker");
    }

    @Test
    void theSamePostedTwiceMakesTwoBuildsAndTwoReleases() {
        assertThat(tenants.publish(ada, "shop", "abc")).isEqualTo(2);
        assertThat(tenants.publish(ada, "shop", "abc")).isEqualTo(3);
        List<ReleaseView> releases = tenants.releases(ada, "shop");
        assertThat(releases).extracting(ReleaseView::version).containsExactly(3, 2, 1);
        assertThat(releases.get(0).build()).isNotEqualTo(releases.get(1).build());
        assertThat(releases.get(0).config()).isEqualTo(releases.get(1).config());
        assertThat(releases.get(2).build()).isEmpty();
    }

    @Test
    void aChangeThatChangesNothingIsRefusedAndLeavesNothing() {
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        long configs = tenants.count("select count(*) from config");
        for (Map<String, ?> nothing :
                List.of(Map.of("values", Map.of("A", "1")), Map.of("values", Map.of()), Map.<String, Object>of())) {
            refused(() -> tenants.configure(ada, "shop", nothing), 409, "ada changed nothing - release stopped");
        }
        assertThat(tenants.count("select count(*) from config")).isEqualTo(configs);
        assertThat(tenants.newest(ada, "shop").version()).isEqualTo(2);
    }

    @Test
    void configurationIsInheritedFromTheNewestReleaseThatDidNotFail() {
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "good")));
        UUID good = tenants.newest(ada, "shop").config();
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "bad", "B", "bad")));
        assertThat(config()).as("what is on its way counts").containsEntry("A", "bad");
        tenants.crashed("shop", 3);
        assertThat(config()).isEqualTo(Map.of("A", "good"));
        assertThat(tenants.publish(ada, "shop", "abc"))
                .as("crashed numbers are not used again")
                .isEqualTo(4);
        assertThat(tenants.newest(ada, "shop").config()).isEqualTo(good);
        tenants.configure(ada, "shop", Map.of("values", Map.of("C", "3")));
        assertThat(config()).isEqualTo(Map.of("A", "good", "C", "3"));
        assertThat(tenants.newest(ada, "shop").build()).isPresent();
    }

    private Map<String, String> config() {
        return tenants.container
                .call(ReleaseService.class, releases -> releases.config(ada, "shop"))
                .document()
                .strings(ConfigField.VALUES);
    }

    @Test
    void aRollbackTakesBuildAndConfigurationOfItsTarget() {
        tenants.publish(ada, "shop", "abc");
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        assertThat(tenants.rollback(ada, "shop", 2)).isEqualTo(4);
        ReleaseView target = tenants.container.call(ReleaseService.class, releases -> releases.get(ada, "shop", 2));
        assertThat(tenants.newest(ada, "shop").config()).isEqualTo(target.config());
        assertThat(tenants.newest(ada, "shop").build()).isEqualTo(target.build());
        assertThat(config()).isEmpty();
    }

    @Test
    void aRollbackWithoutATargetGoesToTheNumberBeforeTheNewestThatDidNotFail() {
        tenants.publish(ada, "shop", "a");
        tenants.publish(ada, "shop", "b");
        tenants.publish(ada, "shop", "c");
        tenants.crashed("shop", 4);
        tenants.rollback(ada, "shop", null);
        assertThat(summary()).isEqualTo("ada rolled back to v2");
        refused(() -> tenants.rollback(ada, "shop", null), 400, "Cannot roll back to failed release.");
    }

    @Test
    void impossibleRollbacksAreRefusedInTheContractsWords() {
        refused(() -> tenants.rollback(ada, "shop", null), 400, "version cannot be below 0");
        tenants.publish(ada, "shop", "a");
        refused(() -> tenants.rollback(ada, "shop", null), 400, "Cannot roll back to initial release.");
        tenants.publish(ada, "shop", "b");
        tenants.crashed("shop", 3);
        refused(() -> tenants.rollback(ada, "shop", 0), 400, "version cannot be below 0");
        refused(() -> tenants.rollback(ada, "shop", -7), 400, "version cannot be below 0");
        refused(() -> tenants.rollback(ada, "shop", 1), 400, "Cannot roll back to initial release.");
        refused(() -> tenants.rollback(ada, "shop", 3), 400, "Cannot roll back to failed release.");
        refused(() -> tenants.rollback(ada, "shop", 99), 400, "Release matching query does not exist.");
        refused(() -> tenants.rollback(ada, "shop", 2, "cron"), 400, "process type cron is not included in procfile");
        assertThat(tenants.newest(ada, "shop").version()).isEqualTo(3);
    }

    @Test
    void withAutodeployOffOnlyWhatIsAskedForIsDeployed() {
        tenants.settings("shop", false, true);
        tenants.publish(ada, "shop", "a");
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        assertThat(tenants.operations("shop")).isEmpty();
        assertThat(tenants.newest(ada, "shop").state()).isEqualTo("created");
        tenants.rollback(ada, "shop", 2);
        assertThat(tenants.operations("shop"))
                .extracting(operation -> operation.number("release"))
                .containsExactly(4);
        tenants.crashed("shop", 4);
        tenants.container.run(ReleaseService.class, releases -> releases.deploy(ada, "shop", Set.of()));
        assertThat(tenants.operations("shop"))
                .as("the newest of any state")
                .extracting(operation -> operation.number("release"))
                .containsExactly(4, 4);
    }

    @Test
    void onlyWhatIsKnownCanBeDeployed() {
        tenants.settings("shop", false, true);
        tenants.publish(ada, "shop", "a");
        deploy("worker");
        deploy("web");
        refused(() -> deploy("cron"), 400, "process type cron is not exists");
        assertThat(tenants.operations("shop")).hasSize(2);
    }

    private void deploy(String... types) {
        tenants.container.run(ReleaseService.class, releases -> releases.deploy(ada, "shop", Set.of(types)));
    }

    @Test
    void theScopeOfADeployIsWhatTheChangeNames() {
        tenants.publish(ada, "shop", "a");
        tenants.configure(ada, "shop", Map.of("typed_values", Map.of("worker", Map.of("N", 1))));
        assertThat(scope()).containsExactly("worker");
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", 1)));
        assertThat(scope()).as("empty is all").isEmpty();
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", 2), "tags", Map.of("worker", Map.of("rack", "1"))));
        assertThat(scope()).isEmpty();
        tenants.configure(
                ada,
                "shop",
                Map.of("tags", Map.of("web", Map.of("rack", "1")), "limits", Map.of("worker", "std1.large.c1m2")));
        assertThat(scope()).containsExactlyInAnyOrder("web", "worker");
    }

    private List<String> scope() {
        OperationView newest = tenants.operations("shop").stream()
                .max(Comparator.comparing(operation -> operation.number("release")))
                .orElseThrow();
        return ((List<?>) newest.payload().get("types"))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void theOwnerOfARowIsWhoMadeItNotWhoOwnsTheApp() {
        Caller bob = tenants.account("bob");
        tenants.grant("shop", bob, Permission.CHANGE);
        assertThat(tenants.configure(bob, "shop", Map.of("values", Map.of("A", "1")))
                        .owner())
                .isEqualTo("bob");
        assertThat(summary()).isEqualTo("bob added values A");
        assertThat(tenants.newest(ada, "shop").owner()).isEqualTo("bob");
    }

    /** Rule 3. */
    @Test
    void withAutodeployOffASummaryTellsWhatIsNewSinceTheReleaseThatRuns() {
        tenants.publish(ada, "shop", "a");
        tenants.succeeded("shop", 2);
        tenants.settings("shop", false, true);
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        tenants.configure(ada, "shop", Map.of("values", Map.of("B", "2")));
        assertThat(summary()).isEqualTo("ada added values A, B");
    }

    /** Rule 3: without automatic rollback what crashed is what runs. */
    @Test
    void withAutorollbackOffASummaryTellsWhatIsNewSinceTheReleaseThatCrashed() {
        tenants.publish(ada, "shop", "a");
        tenants.succeeded("shop", 2);
        tenants.settings("shop", true, false);
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        tenants.crashed("shop", 3);
        tenants.configure(ada, "shop", Map.of("values", Map.of("B", "2")));
        assertThat(summary()).isEqualTo("ada added values B, deleted values A");
    }

    @Test
    void aSettingCanBeTriedAgainAfterItsReleaseCrashed() {
        tenants.settings("shop", true, false);
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        tenants.crashed("shop", 2);
        tenants.configure(ada, "shop", Map.of("values", Map.of("A", "1")));
        assertThat(summary()).isEqualTo("ada added values A");
        assertThat(config()).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void anUnknownReleaseIsNotFound() {
        refused(
                () -> tenants.container.call(ReleaseService.class, releases -> releases.get(ada, "shop", 9)),
                404,
                "No Release matches the given query.");
    }
}
