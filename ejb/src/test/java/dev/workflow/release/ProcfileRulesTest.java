package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigField;
import dev.workflow.image.ImageReference;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.problem.Problem;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Process types that come and go with the builds (model.md §5 and §7). */
class ProcfileRulesTest {

    private final Deploys deploys = new Deploys();

    private static NewBuild build(String... types) {
        Map<String, String> procfile = new java.util.TreeMap<>();
        for (String type : types) {
            procfile.put(type, "run " + type);
        }
        return new NewBuild(
                ImageReference.parse("registry.example.com/shop:1"), "container", "", procfile, Map.of(), "");
    }

    private void rules(boolean remove, boolean reject) {
        deploys.tenants.container.provide(ProcfileRules.class, new ProcfileRules(remove, reject));
    }

    private void scale(Map<String, Integer> counts) throws Exception {
        UUID scale = deploys.tenants.container.call(
                Ledger.class,
                ledger -> ledger.open(
                        deploys.tenants.ref(Deploys.APP), Kind.SCALE, "ada", Map.of("counts", counts), null, null));
        deploys.work(deploys.claim(scale));
    }

    private Map<String, String> limits() {
        return deploys.tenants
                .container
                .call(ReleaseService.class, releases -> releases.config(deploys.ada, Deploys.APP))
                .document()
                .strings(ConfigField.LIMITS);
    }

    @Test
    void typesThatTheBuildNoLongerNamesGo() throws Exception {
        deploys.publish(build("web", "worker", "cron"));
        scale(Map.of("web", 3, "worker", 2));
        deploys.publish(build("web", "cron"));
        assertThat(deploys.structure()).isEqualTo(Map.of("web", 3, "cron", 0));
        assertThat(deploys.tenants.logs.said()).contains("shop: not in the new build, so scaled to 0: worker");
        deploys.publish(build("web", "worker"));
        assertThat(deploys.structure())
                .as("a type that comes back starts at 0")
                .isEqualTo(Map.of("web", 3, "worker", 0));
    }

    @Test
    void aBuildWithoutTypesTakesWebDownAsWell() throws Exception {
        deploys.publish(build("web", "worker"));
        deploys.publish(build());
        assertThat(deploys.structure()).isEqualTo(Map.of("web", 0));
        scale(Map.of("web", 1));
        deploys.publish(build());
        assertThat(deploys.structure()).as("only when types were lost").isEqualTo(Map.of("web", 1));
    }

    @Test
    void nothingIsScaledDownByAReleaseThatCrashes() throws Exception {
        deploys.publish(build("web", "worker"));
        scale(Map.of("worker", 2));
        deploys.engine.rolloutsFail = true;
        deploys.publish(build("web"));
        assertThat(deploys.structure()).isEqualTo(Map.of("web", 1, "worker", 2));
    }

    @Test
    void anOperatorCanHaveTheTypesOfTheLastBuildKept() throws Exception {
        rules(false, false);
        deploys.publish(build("web", "worker"));
        scale(Map.of("worker", 2));
        deploys.publish(build());
        assertThat(deploys.structure()).isEqualTo(Map.of("web", 1, "worker", 2));
        assertThat(deploys.tenants.count("select count(*) from build where procfile ->> 'worker' = 'run worker'"))
                .isEqualTo(2);
        deploys.publish(build("web"));
        assertThat(deploys.structure()).as("both have types").isEqualTo(Map.of("web", 1));
    }

    @Test
    void anOperatorCanHaveSuchABuildRefused() throws Exception {
        rules(true, true);
        deploys.publish(build());
        deploys.publish(build("web", "worker"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> deploys.publish(build()))
                .withMessage("Last deployment had process types but is missing in this deploy."
                        + " For a successful deployment provide process types.")
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(409));
        assertThat(deploys.tenants.newest(deploys.ada, Deploys.APP).version()).isEqualTo(3);
    }

    @Test
    void everyTypeHasALimitOnceItIsThere() throws Exception {
        assertThat(limits()).containsOnlyKeys("web", "run");
        deploys.publish(build("web", "worker"));
        assertThat(limits()).containsOnlyKeys("web", "run", "worker").containsEntry("worker", "std1.large.c1m1");
        assertThat(deploys.tenants.newest(deploys.ada, Deploys.APP).version())
                .as("no release is made")
                .isEqualTo(2);
        deploys.tenants.configure(deploys.ada, Deploys.APP, Map.of("limits", Map.of("worker", "std1.large.c1m2")));
        deploys.deploy(3);
        deploys.publish(build("web", "worker", "cron"));
        assertThat(limits()).containsEntry("worker", "std1.large.c1m2").containsEntry("cron", "std1.large.c1m1");
    }
}
