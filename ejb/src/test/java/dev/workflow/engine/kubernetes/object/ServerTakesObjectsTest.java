package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
