package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real server accepts every kind of object, and what it makes of it is no drift, also when its controllers are done. */
@EnabledIfEnvironmentVariable(named = "WORKFLOW_TEST_KUBECONFIG", matches = ".+")
class ServerTakesObjectsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final String app = "objects-" + UUID.randomUUID().toString().substring(0, 8);
    private Cluster cluster;

    static List<Arguments> layouts() {
        return List.of(Arguments.of("plain", Shop.layout()), Arguments.of("strict", Shop.strict()));
    }

    @BeforeEach
    void open() {
        Path kubeconfig = Path.of(System.getenv("WORKFLOW_TEST_KUBECONFIG"));
        cluster = ApiCluster.open(ClusterSettings.of(Optional.of(kubeconfig), 50));
    }

    @AfterEach
    void close() {
        cluster.delete(Resource.NAMESPACE, "", app, Optional.empty());
        cluster.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void appliedAndReadBack(String name, ClusterLayout layout) throws IOException {
        List<Wanted> wanted = Shop.everything(Shop.objects(layout), app);
        for (Wanted object : wanted) {
            KubernetesObject applied = cluster.apply(object.resource(), object.object());
            assertThat(Drift.between(object, Optional.of(applied)))
                    .as("just applied: " + applied)
                    .isEmpty();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(observed("worker")).isTrue());
        List<KubernetesObject> read = new ArrayList<>();
        for (Wanted object : wanted) {
            Optional<KubernetesObject> live = read(object);
            assertThat(Drift.between(object, live))
                    .as("read: " + object.object())
                    .isEmpty();
            read.add(live.orElseThrow());
        }
        record(name, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void appliedAgainNothingChanges(String name, ClusterLayout layout) {
        List<Wanted> wanted = Shop.everything(Shop.objects(layout), app);
        wanted.forEach(object -> cluster.apply(object.resource(), object.object()));
        for (Wanted object : wanted) {
            long generation = read(object).orElseThrow().generation();
            assertThat(cluster.apply(object.resource(), object.object()).generation())
                    .as(object.object().toString())
                    .isEqualTo(generation);
        }
    }

    /** The namespace enforces the level itself, so a pod that is allowed too much is refused. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void aFilerIsNoMoreThanTheNamespaceAllows(String name, ClusterLayout layout) {
        AppObjects objects = Shop.objects(layout);
        AppName owner = new AppName(app);
        Wanted namespace = objects.namespace(owner);
        cluster.apply(namespace.resource(), namespace.object());
        awaitAccount();
        Wanted filer =
                objects.filer(owner, Shop.volume("data", "/data"), "registry.example.com/filer:1", "drycc-filer-1");
        KubernetesObject made = cluster.create(filer.resource(), filer.object());
        assertThat(Drift.between(filer, Optional.of(made))).isEmpty();
    }

    /** Pods are refused until the namespace has it. */
    private void awaitAccount() {
        await().atMost(SOON).until(() -> cluster.get(Resource.SERVICE_ACCOUNT, app, "default")
                .isPresent());
    }

    /** A number that another manager would have to keep is given each time; left out, the server would make it 1. */
    @Test
    void anAutoscalersReplicasSurviveEveryApply() {
        AppObjects objects = Shop.objects(Shop.layout());
        AppSpec.Process fixed = Shop.with(Shop.worker(), 3, Optional.empty());
        AppSpec.Process scaled = Shop.with(Shop.worker(), 3, Optional.of(new Autoscale(2, 9, 50)));
        Wanted namespace = objects.namespace(new AppName(app));
        cluster.apply(namespace.resource(), namespace.object());
        KubernetesObject live = deploy(objects, fixed, Optional.empty());
        live = deploy(objects, scaled, Optional.of(live));
        assertThat(live.number("spec", "replicas")).isEqualTo(3);
        live = cluster.merge(Resource.DEPLOYMENT, app, live.name(), Map.of("spec", Map.of("replicas", 7)));
        live = deploy(objects, scaled, Optional.of(live));
        assertThat(live.number("spec", "replicas")).as("the autoscaler's").isEqualTo(7);
        live = deploy(objects, fixed, Optional.of(live));
        assertThat(live.number("spec", "replicas")).as("the user's again").isEqualTo(3);
        assertThat(live.annotations()).doesNotContainKey(Scale.ANNOTATION);
    }

    private KubernetesObject deploy(AppObjects objects, AppSpec.Process process, Optional<KubernetesObject> live) {
        Wanted deployment = objects.deployment(Shop.spec(app, process), process, live);
        KubernetesObject applied = cluster.apply(deployment.resource(), deployment.object());
        assertThat(Drift.between(deployment, Optional.of(applied))).isEmpty();
        return applied;
    }

    private Optional<KubernetesObject> read(Wanted object) {
        return cluster.get(object.resource(), object.namespace(), object.name());
    }

    private boolean observed(String type) {
        KubernetesObject deployment =
                cluster.get(Resource.DEPLOYMENT, app, app + "-" + type).orElseThrow();
        return deployment.number("status", "replicas") == 2;
    }

    private static void record(String name, List<KubernetesObject> read) throws IOException {
        String items = read.stream().map(KubernetesObject::content).collect(Collectors.joining(",\n"));
        Path file = Path.of("target", "as-read-" + name.toLowerCase(Locale.ROOT) + ".json");
        Files.writeString(file, "{\"kind\": \"List\", \"apiVersion\": \"v1\", \"items\": [" + items + "]}");
    }
}
