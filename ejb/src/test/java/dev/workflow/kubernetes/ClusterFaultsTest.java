package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.kubernetes.fake.Faults;
import dev.workflow.kubernetes.fake.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that refuses, is slow, loses connections and forgets. */
class ClusterFaultsTest {

    private static final Map<String, String> OURS = Map.of("heritage", "drycc");

    private OpenCluster open;
    private Faults faults;
    private Requests requests;

    @BeforeEach
    void connect() {
        open = new OpenCluster(ClusterUnderTest.fake(), Duration.ofSeconds(20));
        faults = open.under.server().orElseThrow().faults();
        requests = open.under.server().orElseThrow().requests();
        requests.clear();
    }

    @AfterEach
    void close() {
        open.close();
    }

    private KubernetesObject secret(String name) {
        return open.secret(name, OURS, Map.of());
    }

    @Test
    void whatPassesIsTriedAgain() {
        faults.on("patch", "secrets").conflict();
        faults.on("patch", "secrets").error(500);
        faults.on("patch", "secrets").error(503);
        faults.on("patch", "secrets").cut();

        open.cluster.apply(Resource.SECRET, secret("s"));

        assertThat(requests.count("patch", "secrets")).isEqualTo(5);
        assertThat(open.cluster.get(Resource.SECRET, open.namespace, "s")).isPresent();
    }

    @Test
    void aBusyServerIsLeftAloneForAsLongAsItSays() {
        faults.on("get", "secrets").busy(1).times(2);
        long began = System.nanoTime();

        assertThat(open.cluster.get(Resource.SECRET, open.namespace, "s")).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(requests.count("get", "secrets")).isEqualTo(3);
    }

    @Test
    void aCreateWhoseAnswerWasLostIsOurs() {
        faults.on("create", "secrets").cut();

        KubernetesObject made = open.cluster.create(Resource.SECRET, secret("s"));

        assertThat(made.uid()).isNotEmpty();
        assertThat(requests.count("create", "secrets")).isEqualTo(2);
    }

    @Test
    void whatSomebodyElseMadeMeanwhileIsNotOurs() {
        try (RawCluster raw = open.under.raw()) {
            raw.call(
                    "POST",
                    "/api/v1/namespaces/" + open.namespace + "/secrets?fieldManager=hand",
                    RawCluster.JSON,
                    "{\"metadata\":{\"name\":\"s\",\"labels\":{\"heritage\":\"drycc\"}}}");
        }
        faults.on("create", "secrets").error(500);

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> open.cluster.create(Resource.SECRET, secret("s")))
                .matches(problem -> problem.kind() == Kind.ALREADY_EXISTS);
    }

    @Test
    void aCreateWithoutANameIsNotDoneTwice() {
        faults.on("create", "secrets").cut();
        KubernetesObject nameless = KubernetesObject.of(
                Map.of("metadata", Map.of("generateName", "s-", "namespace", open.namespace, "labels", OURS)));

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> open.cluster.create(Resource.SECRET, nameless))
                .matches(problem -> problem.kind() == Kind.UNAVAILABLE);
        assertThat(requests.count("create", "secrets")).isEqualTo(1);
    }

    @Test
    void patienceEndsWithTheServersReason() {
        faults.on("get", "secrets").error(503).always();
        try (ApiCluster impatient = ApiCluster.open(open.settings().patience(Duration.ofSeconds(1)))) {
            assertThatExceptionOfType(ClusterProblem.class)
                    .isThrownBy(() -> impatient.get(Resource.SECRET, open.namespace, "s"))
                    .matches(problem -> problem.kind() == Kind.UNAVAILABLE && problem.status() == 503)
                    .withMessageContaining("unable to handle the request");
        }
        assertThat(requests.count("get", "secrets")).isBetween(2L, 6L);
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUp() {
        CountDownLatch never = new CountDownLatch(1);
        faults.on("get", "secrets").hold(never);
        ClusterSettings usual = open.settings();
        ClusterSettings quick = new ClusterSettings(
                usual.kubeconfig(), 100, 100, usual.connect(), Duration.ofMillis(300), usual.patience(), true);
        try (ApiCluster cluster = ApiCluster.open(quick)) {
            assertThat(cluster.get(Resource.SECRET, open.namespace, "s")).isEmpty();
        } finally {
            never.countDown();
        }
        assertThat(requests.count("get", "secrets")).isGreaterThan(1);
    }

    @Test
    void anInterruptEndsTheWaitingAtOnce() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        faults.on("get", "secrets").hold(never);
        List<Object> seen = new CopyOnWriteArrayList<>();
        Thread caller = new Thread(() -> {
            try {
                open.cluster.get(Resource.SECRET, open.namespace, "s");
            } catch (ClusterProblem problem) {
                seen.add(problem.kind());
                seen.add(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        await().until(() -> requests.count("get", "secrets") == 1);
        caller.interrupt();
        caller.join();
        never.countDown();

        assertThat(seen).containsExactly(Kind.UNAVAILABLE, true);
    }

    @Test
    void whoMayNotDeleteTogetherDeletesOneByOne() {
        open.cluster.create(Resource.SECRET, secret("a"));
        open.cluster.create(Resource.SECRET, open.secret("b", Map.of(), Map.of()));
        faults.on("deletecollection", "secrets").forbid();

        open.cluster.deleteAll(Resource.SECRET, open.namespace, Selector.is("heritage", "drycc"));

        assertThat(open.cluster.list(Resource.SECRET, open.namespace, Selector.ALL))
                .extracting(KubernetesObject::name)
                .containsExactly("b");
    }

    @Test
    void whatAnAccountMayNotReadIsNamed() {
        faults.on("list", "secrets").forbid();

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> open.cluster.cache(Resource.SECRET))
                .matches(problem -> problem.kind() == Kind.FORBIDDEN)
                .withMessageContaining("secrets of all namespaces")
                .withMessageContaining("list");
        faults.clear();
        assertThat(open.cluster.cache(Resource.SECRET).all()).isEmpty();
    }

    @Test
    void aWatchThatIsDroppedGoesOnWhereItWas() {
        open.cluster.create(Resource.SECRET, secret("a"));
        ObjectCache cache = open.cluster.cache(Resource.SECRET);
        await().until(() -> requests.count("watch", "secrets") == 1);
        faults.on("watch", "secrets").error(503);
        faults.dropWatches();
        open.cluster.create(Resource.SECRET, secret("b"));
        open.cluster.delete(Resource.SECRET, open.namespace, "a", Optional.empty());

        await().untilAsserted(() -> assertThat(cache.in(open.namespace))
                .extracting(KubernetesObject::name)
                .containsExactly("b"));
        assertThat(requests.count("list", "secrets")).isEqualTo(1);
    }

    @Test
    void whatHappenedBeforeTheServerForgotIsNoticed() throws Exception {
        open.cluster.create(Resource.SECRET, secret("a"));
        open.cluster.create(Resource.SECRET, secret("c"));
        ObjectCache cache = open.cluster.cache(Resource.SECRET);
        List<String> told = new CopyOnWriteArrayList<>();
        cache.listen((change, object) -> told.add(change + " " + object.name()));
        await().until(() -> requests.count("watch", "secrets") == 1);
        CountDownLatch later = new CountDownLatch(1);
        faults.on("watch", "secrets").hold(later);
        faults.dropWatches();
        await().until(() -> requests.count("watch", "secrets") == 2);
        open.cluster.create(Resource.SECRET, secret("b"));
        open.cluster.delete(Resource.SECRET, open.namespace, "a", Optional.empty());
        faults.expire();
        later.countDown();

        await().untilAsserted(() -> assertThat(told).containsExactlyInAnyOrder("DELETED a", "ADDED b"));
        assertThat(cache.in(open.namespace)).extracting(KubernetesObject::name).containsExactly("b", "c");
        assertThat(requests.count("list", "secrets")).isEqualTo(2);
    }

    @Test
    void aListenerThatFailsHurtsNobody() {
        ObjectCache cache = open.cluster.cache(Resource.SECRET);
        cache.listen((change, object) -> {
            throw new IllegalStateException("broken listener");
        });
        open.cluster.create(Resource.SECRET, secret("a"));

        await().until(() -> cache.get(open.namespace, "a").isPresent());
    }

    @Test
    void aClosedClusterKeepsNobodyWaiting() throws Exception {
        ObjectCache cache = open.cluster.cache(Resource.SECRET);
        List<Boolean> held = new CopyOnWriteArrayList<>();
        Thread waiting = new Thread(() -> {
            try {
                held.add(cache.await(open.namespace, () -> false, Duration.ofMinutes(10)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        open.cluster.close();
        waiting.join();

        assertThat(held).containsExactly(false);
    }
}
