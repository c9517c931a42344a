package dev.workflow.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server may die after any of its calls; another one brings the app to the same end. */
class KillPointsTest {

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int AT_ONCE = 6;

    private FakeCluster fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeCluster();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private AppName deployed() throws Exception {
        AppName app = FakeCluster.app();
        apply(
                fake.engine,
                Sleepers.spec(app, 1, Sleepers.process(Sleepers.WORKER, 2), Sleepers.process(Sleepers.CLOCK, 1)));
        return app;
    }

    private static void apply(KubernetesEngine engine, AppSpec spec) throws Exception {
        engine.apply(spec, Sleepers.all(spec), Progress.SILENT);
    }

    private static AppSpec good(AppName app) {
        AppSpec.Process mail = Sleepers.process(new dev.workflow.process.ProcessType("mail"), 1);
        return Sleepers.spec(app, 2, Sleepers.process(Sleepers.WORKER, 1), mail);
    }

    private static AppSpec bad(AppName app) {
        return Sleepers.spec(
                app, 2, Sleepers.process(Sleepers.WORKER, 2), Sleepers.process(Sleepers.CLOCK, 1, "exit 127"));
    }

    /** @return the number of calls that were made before the end */
    private int dying(AppSpec spec, int last) throws Exception {
        MortalCluster mortal = new MortalCluster(fake.cluster, last);
        try {
            apply(FakeCluster.engine(mortal.cluster()), spec);
        } catch (MortalCluster.Death asPlanned) {
            // that is what this is about
        }
        return mortal.calls();
    }

    /** All that the cluster holds of the app, but for what is random or still ending. */
    private Set<String> left(AppName app) {
        Set<String> left = new TreeSet<>();
        Stream.of(Resource.DEPLOYMENT, Resource.REPLICA_SET, Resource.POD, Resource.SECRET)
                .flatMap(resource -> fake.server.list(resource, app.value()).stream())
                .filter(object ->
                        !object.deleted() && !object.label(ObjectLabels.TYPE).isEmpty())
                .forEach(object -> left.add(described(object)));
        return left;
    }

    private static String described(KubernetesObject object) {
        String version = object.label(ObjectLabels.VERSION);
        String template = object.texts("spec", "template", "metadata", "labels").getOrDefault("version", "");
        return object.kind() + " " + object.label(ObjectLabels.TYPE) + " " + version + template + " "
                + object.number("spec", "replicas") + " "
                + (object.kind().equals("Deployment")
                        ? object.number("spec", "minReadySeconds") + " "
                                + object.annotations().containsKey(Before.ANNOTATION)
                        : "");
    }

    @Test
    void aRolloutIsFinishedByAnotherServerWhereverTheFirstOneDied() throws Exception {
        AppName undisturbed = deployed();
        int calls = dying(good(undisturbed), NEVER);
        Set<String> end = left(undisturbed);
        assertThat(calls).isBetween(8, 30);
        assertThat(end).anyMatch(line -> line.startsWith("Deployment mail")).noneMatch(line -> line.contains("clock"));

        assertThat(together(calls - 1, last -> {
                    AppName app = deployed();
                    dying(good(app), last);
                    apply(fake.engine, good(app));
                    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(left(app))
                            .as("died after call %d", last)
                            .isEqualTo(end));
                    fake.engine.destroy(app);
                    return app;
                }))
                .doesNotHaveDuplicates()
                .hasSize(calls - 1);
    }

    @Test
    void aRolloutThatFailsIsUndoneByAnotherServerWhereverTheFirstOneDied() throws Exception {
        AppName first = deployed();
        Set<String> before = left(first);
        assertThatThrownBy(() -> dying(bad(first), NEVER)).isInstanceOf(RolloutFailed.class);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(withoutSecrets(left(first))).isEqualTo(withoutSecrets(before)));

        together(12, last -> {
            AppName app = deployed();
            try {
                dying(bad(app), last);
            } catch (RolloutFailed earlierThanThat) {
                // it had fewer calls to make
            }
            assertThatThrownBy(() -> apply(fake.engine, bad(app))).isInstanceOf(RolloutFailed.class);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(withoutSecrets(left(app)))
                    .as("died after call %d", last)
                    .isEqualTo(withoutSecrets(before)));
            fake.engine.destroy(app);
            return app;
        });
    }

    private interface Try {
        AppName with(int last) throws Exception;
    }

    /** Each last call from 1 on with an app of its own; some at once, as they mostly wait for what the cluster does. */
    private static List<AppName> together(int most, Try one) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<AppName>> all = IntStream.rangeClosed(1, most)
                    .<Callable<AppName>>mapToObj(last -> () -> one.with(last))
                    .toList();
            List<AppName> apps = new ArrayList<>();
            for (Future<AppName> app : threads.invokeAll(all)) {
                apps.add(app.get());
            }
            return apps;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The failed release's environment and empty ReplicaSets wait for the next rollout. */
    private static Set<String> withoutSecrets(Set<String> all) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeIf(line -> line.startsWith("Secret") || line.startsWith("ReplicaSet") && line.contains(" 0 "));
        return rest;
    }
}
