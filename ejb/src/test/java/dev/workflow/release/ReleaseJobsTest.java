package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.engine.JobSpec;
import dev.workflow.engine.Pod;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.persistence.operation.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The jobs that a drycc.yaml wants run before a deploy (model.md §4 and §6.2). */
class ReleaseJobsTest {

    private static final Map<String, Object> DEPLOY = Map.of("web", Map.of(), "worker", Map.of());

    private final Deploys deploys = new Deploys();
    private final ScriptedEngine engine = deploys.engine;

    private static Map<String, Object> running(Object... jobs) {
        return Map.of("deploy", DEPLOY, "run", List.of(jobs));
    }

    private static Map<String, Object> job(String word) {
        return Map.of("args", List.of(word));
    }

    private static boolean is(JobSpec job, String word) {
        return job.args().contains(word);
    }

    private List<String> said() {
        return deploys.tenants.logs.said();
    }

    @Test
    void jobsRunInOrderBeforeTheDeploy() throws Exception {
        ReleaseView release = deploys.publish(running(job("first"), job("second")));
        assertThat(release.state()).isEqualTo("succeed");
        assertThat(engine.calls).containsExactly("run first", "run second", "apply v2 [web, worker]");
        assertThat(said())
                .containsSubsequence(
                        "shop: [pipeline] release v2 starts running pipeline.run registry.example.com/shop:1",
                        "shop: [pipeline] release v2 starts running pipeline.run registry.example.com/shop:1",
                        "shop: [pipeline] release v2 starts running...",
                        "shop: [pipeline] release v2 run completed...");
    }

    @Test
    void aJobHasItsImageItsWordsAndItsTime() throws Exception {
        deploys.tenants.configure(
                deploys.ada,
                Deploys.APP,
                Map.of(
                        "values", Map.of("A", "all"),
                        "typed_values", Map.of("run", Map.of("B", "job"), "web", Map.of("B", "web"))));
        deploys.deploy(2);
        deploys.publish(running(
                Map.of("command", List.of("sh", "-c"), "args", List.of("a b"), "timeout", 7),
                Map.of("image", "registry.example.com/tool:2")));
        JobSpec first = engine.jobs.get(0);
        assertThat(first.image()).hasToString("registry.example.com/shop:1");
        assertThat(first.command()).containsExactly("sh", "-c");
        assertThat(first.args()).containsExactly("a b");
        assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(first.environment())
                .containsEntry("A", "all")
                .containsEntry("B", "job")
                .containsEntry("WORKFLOW_RELEASE", "v3");
        JobSpec second = engine.jobs.get(1);
        assertThat(second.image()).hasToString("registry.example.com/tool:2");
        assertThat(second.command()).isEmpty();
        assertThat(second.timeout()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aJobOfOtherProcessTypesDoesNotRun() throws Exception {
        Map<String, Object> file = running(
                Map.of("args", List.of("any"), "when", Map.of()),
                Map.of("args", List.of("web"), "when", Map.of("ptypes", List.of("web", "cron"))),
                Map.of("args", List.of("worker"), "when", Map.of("ptypes", List.of("worker"))),
                Map.of("args", List.of("cron"), "when", Map.of("ptypes", List.of("cron"))));
        deploys.publish(file);
        assertThat(engine.calls).containsExactly("run any", "run web", "run worker", "apply v2 [web, worker]");
        engine.calls.clear();
        deploys.tenants.configure(deploys.ada, Deploys.APP, Map.of("typed_values", Map.of("worker", Map.of("N", "1"))));
        deploys.deploy(3);
        assertThat(engine.calls).containsExactly("run any", "run worker", "apply v3 [worker]");
    }

    @Test
    void aJobThatFailsIsTheEndOfTheRelease() throws Exception {
        deploys.publish(running());
        engine.calls.clear();
        engine.outcome = job -> is(job, "bad") ? Pod.State.CRASHED : Pod.State.DOWN;
        ReleaseView release = deploys.publish(running(job("good"), job("bad"), job("never")));
        assertThat(engine.calls).as("nothing is deployed").containsExactly("run good", "run bad");
        assertThat(release.state()).isEqualTo("crashed");
        assertThat(release.failed()).isTrue();
        String cause = "pipeline run state error: crashed: exited with code 3\nlast words of shop-run-00002";
        assertThat(release.exception()).contains(cause);
        assertThat(release.conditions().get(0))
                .containsEntry("state", "crashed")
                .containsEntry("exception", cause);
        assertThat(said()).contains("shop: [pipeline] release v3 pipeline runtime error: " + cause);
        OperationView operation = deploys.tenants.operations(Deploys.APP).get(0);
        assertThat(operation.state()).isEqualTo(Operation.State.FAILED);
        assertThat(operation.hint()).get().asString().contains("drycc releases:deploy");
    }

    @Test
    void aJobThatIsTakenAwayFailsTheRelease() throws Exception {
        engine.outcome = job -> Pod.State.UP;
        engine.looked = engine::forgetAll;
        assertThat(deploys.publish(running(job("one"))).exception())
                .get()
                .asString()
                .startsWith("pipeline run state error: destroyed");
    }

    @Test
    void aCancelledDeployStopsTheJobAndDeploysNothing() throws Exception {
        engine.outcome = job -> Pod.State.UP;
        engine.looked = () -> OperationsUnderTest.cancel(deploys.running);
        ReleaseView release = deploys.publish(running(job("one"), job("two")));
        assertThat(engine.calls).containsExactly("run one", "delete shop-run-00001");
        assertThat(release.state()).isEqualTo("crashed");
        assertThat(release.exception()).contains("the deploy of v2 was cancelled");
        assertThat(deploys.tenants.operations(Deploys.APP).get(0).state()).isEqualTo(Operation.State.CANCELLED);
    }

    @Test
    void whatHasRunIsNotRunAgainByTheNextWorker() throws Exception {
        OperationView deploy = interrupted("second");
        engine.finish();
        deploys.work(deploys.takenUpAgain(deploy));
        assertThat(engine.calls)
                .as("the second goes on in the engine and is waited for")
                .containsExactly("run first", "run second", "apply v2 [web, worker]");
        assertThat(deploys.release(2).state()).isEqualTo("succeed");
    }

    /** Begins a deploy whose server goes down while that job runs. */
    private OperationView interrupted(String word) throws Exception {
        engine.outcome = job -> is(job, word) ? Pod.State.UP : Pod.State.DOWN;
        int version =
                deploys.tenants.publish(deploys.ada, Deploys.APP, Deploys.build(running(job("first"), job("second"))));
        OperationView deploy = deploys.claim(version);
        engine.looked = () -> {
            if (is(engine.jobs.get(engine.jobs.size() - 1), word)) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> deploys.work(deploy)).isInstanceOf(InterruptedException.class);
        engine.looked = () -> {};
        assertThat(deploys.release(version).state()).isEqualTo("created");
        return deploy;
    }

    @Test
    void aJobThatWasLostWithItsServerIsNotRunTwice() throws Exception {
        engine.outcome = job -> Pod.State.DOWN;
        deploys.publish(running());
        OperationView deploy = interrupted("first");
        engine.calls.clear();
        engine.forgetAll();
        deploys.work(deploys.takenUpAgain(deploy));
        assertThat(engine.calls)
                .as("what ran before the server went down runs again")
                .containsExactly("apply v2 [web, worker]");
        assertThat(deploys.release(3).state()).isEqualTo("crashed");
        assertThat(deploys.release(3).exception()).get().asString().contains("the server stopped while");
    }

    @Test
    void deployingTheReleaseAgainRunsItsJobsAgain() throws Exception {
        engine.outcome = job -> Pod.State.CRASHED;
        deploys.publish(running(job("one")));
        engine.outcome = job -> Pod.State.DOWN;
        deploys.tenants.container.run(
                ReleaseService.class, releases -> releases.deploy(deploys.ada, Deploys.APP, Set.of()));
        assertThat(deploys.deploy(2).state()).isEqualTo("succeed");
        assertThat(engine.calls).containsExactly("run one", "run one", "apply v2 [web, worker]");
    }

    @Test
    void theJobsAddToTheTimeOfTheDeploy() {
        assertThat(new DeployTimes(3600).limit(java.util.Optional.empty())).isEqualTo(Duration.ofMinutes(20));
        deploys.tenants.publish(
                deploys.ada, Deploys.APP, Deploys.build(running(Map.of("timeout", 600), job("an hour"))));
        assertThat(deploys.tenants.count("select extract(epoch from deadline - created) from operation"))
                .isEqualTo(Duration.ofMinutes(20 + 10 + 60)
                        .plus(JobWatch.MARGIN.multipliedBy(2))
                        .toSeconds());
    }
}
