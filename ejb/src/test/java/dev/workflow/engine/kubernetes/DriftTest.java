package dev.workflow.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What somebody changed by hand is seen without a call, and repaired by the next rollout of the same. */
@Execution(ExecutionMode.CONCURRENT)
class DriftTest {

    private FakeCluster fake;
    private final AppName app = FakeCluster.app();
    private final AppSpec spec =
            Sleepers.spec(app, 1, Sleepers.process(Sleepers.WORKER, 1), Sleepers.process(Sleepers.CLOCK, 1));

    @BeforeEach
    void open() throws Exception {
        fake = new FakeCluster();
        apply(spec);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void apply(AppSpec wanted) throws Exception {
        fake.engine.apply(wanted, Sleepers.all(wanted), Progress.SILENT);
    }

    private List<String> drift() {
        return fake.engine.drift(spec, Sleepers.all(spec));
    }

    private void seenAndRepaired(String words) throws Exception {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(drift()).anyMatch(reason -> reason.contains(words)));
        apply(spec);
        assertThat(drift()).isEmpty();
    }

    @Test
    void whatWasJustDeployedDoesNotDifferAndAskingCostsNothing() {
        assertThat(drift()).isEmpty();
        fake.server.requests().clear();
        assertThat(drift()).isEmpty();
        assertThat(fake.server.requests().all()).isEmpty();
    }

    @Test
    void anotherNumberOfProcesses() throws Exception {
        fake.cluster.merge(Resource.DEPLOYMENT, app.value(), app + "-worker", Map.of("spec", Map.of("replicas", 3)));
        seenAndRepaired("replicas of worker");
        await().atMost(Duration.ofSeconds(20)).until(() -> fake.engine.pods(app).size() == 2);
    }

    @Test
    void aDeploymentThatIsGone() throws Exception {
        fake.cluster.delete(Resource.DEPLOYMENT, app.value(), app + "-clock", Optional.empty());
        seenAndRepaired("clock is missing");
    }

    @Test
    void anEnvironmentThatIsGone() throws Exception {
        fake.cluster.delete(Resource.SECRET, app.value(), app + "-worker-v1-env", Optional.empty());
        seenAndRepaired("is missing");
    }

    @Test
    void aNamespaceThatIsGone() throws Exception {
        fake.cluster.delete(Resource.NAMESPACE, "", app.value(), Optional.empty());
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        fake.server.get(Resource.NAMESPACE, "", app.value()).isEmpty());
        seenAndRepaired("is missing");
        assertThat(fake.engine.groups(app)).hasSize(2);
    }

    @Test
    void aTypeThatIsNotWanted() throws Exception {
        AppSpec less = Sleepers.spec(app, 1, Sleepers.process(Sleepers.WORKER, 1));
        assertThat(fake.engine.drift(less, Sleepers.all(less)))
                .containsExactly("clock runs and is not wanted any more");
        apply(less);
        assertThat(fake.engine.drift(less, Sleepers.all(less))).isEmpty();
    }

    @Test
    void twoHundredAppsAreComparedAfterARestartWithoutACallForAnyOfThem() throws Exception {
        List<AppSpec> specs = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            AppSpec one = Sleepers.spec(FakeCluster.app(), 1, Sleepers.process(Sleepers.WORKER, 0));
            specs.add(one);
            apply(one);
        }
        fake.server.requests().clear();
        try (ApiCluster restarted = fake.connect()) {
            KubernetesEngine engine = FakeCluster.engine(restarted);
            engine.open();
            for (AppSpec one : specs) {
                assertThat(engine.drift(one, Sleepers.all(one))).isEmpty();
            }
            assertThat(restarted.calls()).isLessThan(60);
            fake.cluster.merge(
                    Resource.DEPLOYMENT,
                    specs.get(77).app().value(),
                    specs.get(77).app() + "-worker",
                    Map.of("spec", Map.of("paused", true, "replicas", 4)));
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(specs)
                    .filteredOn(one -> !engine.drift(one, Sleepers.all(one)).isEmpty())
                    .containsExactly(specs.get(77)));
        }
    }
}
