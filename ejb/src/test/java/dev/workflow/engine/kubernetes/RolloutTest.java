package dev.workflow.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.image.ImageReference;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is particular to rollouts on a cluster. */
@Execution(ExecutionMode.CONCURRENT)
class RolloutTest {

    private FakeCluster fake;
    private final AppName app = FakeCluster.app();

    @BeforeEach
    void open() throws IOException {
        fake = new FakeCluster();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void apply(AppSpec spec) throws Exception {
        fake.engine.apply(spec, Sleepers.all(spec), Progress.SILENT);
    }

    private AppSpec two(int release) {
        return Sleepers.spec(app, release, Sleepers.process(Sleepers.WORKER, 2), Sleepers.process(Sleepers.CLOCK, 1));
    }

    private long writes() {
        return fake.server.requests().all().stream()
                .filter(request -> !Set.of("get", "list", "watch").contains(request.verb()))
                .count();
    }

    private RolloutFailed failure(AppSpec spec) {
        try {
            apply(spec);
        } catch (RolloutFailed failed) {
            return failed;
        } catch (Exception other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("it did not fail");
    }

    @Test
    void whatIsThereAlreadyIsNotSentAgain() throws Exception {
        apply(two(1));
        fake.server.requests().clear();
        apply(two(1));
        assertThat(writes()).isZero();
        assertThat(fake.server.requests().count("list", "*")).isLessThanOrEqualTo(2);
    }

    @Test
    void theEndIsToldBeforeOldProcessesAreGoneOnlyWhenNoneAreWanted() throws Exception {
        apply(two(1));
        apply(two(2));
        assertThat(fake.cluster.cache(Resource.POD).in(app.value()))
                .filteredOn(pod -> !pod.deleted())
                .hasSize(3)
                .allMatch(pod -> pod.label("version").equals("v2"));
        assertThat(fake.server.list(Resource.SECRET, app.value()))
                .extracting(secret -> secret.label("version"))
                .doesNotContain("v1");
    }

    @Test
    void aNamespaceOfSomebodyElsesIsNotTouched() {
        fake.cluster.create(Resource.NAMESPACE, KubernetesObject.of(Map.of("metadata", Map.of("name", app.value()))));
        assertThat(fake.engine.refusal(app)).get().asString().contains("is not the platform's");
        RolloutFailed failed = failure(two(1));
        assertThat(failed.reason()).isEqualTo(Cause.REFUSED);
        assertThat(failed).hasMessageContaining("choose another name");
        fake.engine.destroy(app);
        assertThat(fake.server.get(Resource.NAMESPACE, "", app.value())).isPresent();
        assertThat(fake.server.list(Resource.DEPLOYMENT, app.value())).isEmpty();
    }

    @Test
    void anAppOfAnotherInstallationIsNotTouchedEither() throws Exception {
        apply(two(1));
        KubernetesEngine other = new KubernetesEngine(
                fake.cluster,
                () -> {
                    throw new AssertionError("nothing is to be made");
                },
                java.time.Clock.systemUTC(),
                "other");
        assertThat(other.refusal(app)).get().asString().contains("another installation");
        other.destroy(app);
        assertThat(fake.engine.pods(app)).hasSize(3);
        assertThat(other.kept()).isEmpty();
    }

    @Test
    void aMissingImageIsNamedAtOnce() {
        RolloutFailed failed = failure(Sleepers.spec(
                app, 1, Sleepers.process(Sleepers.WORKER, 1, ImageReference.parse("registry.test/none:1"), "exit 0")));
        assertThat(failed.reason()).isEqualTo(Cause.IMAGE);
        assertThat(failed).hasMessageContaining("registry.test/none:1");
        assertThat(failed.hint()).isNotEmpty();
    }

    @Test
    void aRegistryThatFailsOnceIsWaitedFor() throws Exception {
        fake.server
                .images()
                .refuse("127.0.0.1:5000/busybox:latest", "dial tcp 127.0.0.1:5000: connect: connection refused");
        Thread later = new Thread(() -> {
            await().atMost(Duration.ofSeconds(30)).until(() -> fake.engine.pods(app).stream()
                    .anyMatch(pod -> pod.reason().equals("ImagePullBackOff")));
            fake.server.images().refuse("127.0.0.1:5000/busybox:latest", "again");
        });
        later.start();
        AppSpec hasty = new AppSpec(app, 1, List.of(Sleepers.process(Sleepers.WORKER, 1)), Duration.ofSeconds(4));
        RolloutFailed failed = failure(hasty);
        later.join();
        assertThat(failed.reason()).isEqualTo(Cause.IMAGE);
    }

    @Test
    void aQuotaIsNamed() throws Exception {
        apply(Sleepers.spec(app, 1, Sleepers.process(Sleepers.WORKER, 1)));
        fake.cluster.apply(
                Resource.RESOURCE_QUOTA,
                KubernetesObject.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ResourceQuota",
                        "metadata",
                        Map.of("name", "few", "namespace", app.value()),
                        "spec",
                        Map.of("hard", Map.of("pods", "1")))));
        AppSpec more = new AppSpec(app, 1, List.of(Sleepers.process(Sleepers.WORKER, 3)), Duration.ofSeconds(3));
        RolloutFailed failed = failure(more);
        assertThat(failed.reason()).isEqualTo(Cause.QUOTA);
        assertThat(failed).hasMessageContaining("exceeded quota");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(fake.engine.groups(app))
                .singleElement()
                .satisfies(group -> assertThat(group.wanted()).isEqualTo(1)));
    }

    @Test
    void tagsThatNoMachineHasAreNamed() {
        AppSpec.Process worker = Sleepers.process(Sleepers.WORKER, 1);
        AppSpec.Process tagged = new AppSpec.Process(
                worker.type(),
                1,
                worker.image(),
                worker.command(),
                worker.args(),
                worker.environment(),
                worker.port(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                worker.resources(),
                worker.grace(),
                List.of(),
                Map.of("disk", "ssd"),
                Optional.empty());
        RolloutFailed failed = failure(new AppSpec(app, 1, List.of(tagged), Duration.ofSeconds(2)));
        assertThat(failed.reason()).isEqualTo(Cause.UNSCHEDULABLE);
        assertThat(failed.hint()).contains("tags");
    }

    @Test
    void aMissingRightIsNamed() {
        fake.server.faults().on("patch", "deployments.apps").forbid();
        RolloutFailed failed = failure(two(1));
        assertThat(failed.reason()).isEqualTo(Cause.REFUSED);
        assertThat(failed).hasMessageContaining("forbidden");
        assertThat(failed.hint()).contains("rights");
    }

    @Test
    void aStormOfRefusalsThatPassChangesNothing() throws Exception {
        fake.server.faults().on("patch", "*").times(3).conflict();
        fake.server.faults().on("patch", "*").times(2).busy(1);
        fake.server.faults().on("patch", "*").times(3).error(500);
        fake.server.faults().on("list", "*").times(2).error(503);
        fake.server.faults().on("patch", "deployments.apps").cut();
        fake.server.faults().dropWatches();
        apply(two(1));
        fake.server.faults().expire();
        fake.server.faults().dropWatches();
        apply(two(2));
        assertThat(fake.engine.pods(app)).filteredOn(pod -> pod.release() == 2).hasSize(3);
    }

    @Test
    void aRestartOutlivesTheNextRolloutOfTheSame() throws Exception {
        apply(two(1));
        List<String> before =
                fake.engine.pods(app).stream().map(pod -> pod.name()).toList();
        fake.engine.restart(app, Set.of(Sleepers.WORKER), Progress.SILENT);
        List<String> restarted = names();
        assertThat(restarted.stream().filter(before::contains)).hasSize(1);
        apply(two(1));
        assertThat(names()).isEqualTo(restarted);
        assertThat(fake.engine.drift(two(1), Sleepers.all(two(1)))).isEmpty();
    }

    private List<String> names() {
        await().atMost(Duration.ofSeconds(20)).until(() -> fake.engine.pods(app).size() == 3);
        return fake.engine.pods(app).stream().map(pod -> pod.name()).sorted().toList();
    }

    @Test
    void anInterruptLeavesTheRolloutToAnotherServer() throws Exception {
        apply(two(1));
        AppSpec next = Sleepers.spec(app, 2, Sleepers.process(Sleepers.WORKER, 2), Sleepers.process(Sleepers.CLOCK, 1));
        Thread[] worker = {Thread.currentThread()};
        assertThatThrownBy(() -> fake.engine.apply(next, Sleepers.all(next), new Progress() {
                    @Override
                    public void say(String line) {
                        // the first word comes when everything was sent
                        worker[0].interrupt();
                    }

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(fake.server.list(Resource.DEPLOYMENT, app.value())).allMatch(Template::held);
        apply(next);
        assertThat(fake.engine.pods(app)).filteredOn(pod -> pod.release() == 2).hasSize(3);
    }
}
