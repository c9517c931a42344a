package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.kubernetes.ObjectCache.Change;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Cluster} promises, on a fake server and on a real one. */
interface ClusterContract {

    Map<String, String> OURS = Map.of("heritage", "drycc");

    OpenCluster open();

    private Cluster cluster() {
        return open().cluster;
    }

    private String namespace() {
        return open().namespace;
    }

    @Test
    default void applyMakesChangesAndTakesBackWhatItGave() {
        cluster().apply(Resource.SECRET, open().secret("s", Map.of("heritage", "drycc", "a", "1"), Map.of("k", "v")));
        KubernetesObject second = cluster()
                .apply(Resource.SECRET, open().secret("s", Map.of("heritage", "drycc", "b", "2"), Map.of("k", "w")));

        assertThat(second.labels()).containsOnly(Map.entry("heritage", "drycc"), Map.entry("b", "2"));
        assertThat(second.text("data", "k")).isEqualTo("dw==");
        assertThat(second.kind()).isEqualTo("Secret");
    }

    @Test
    default void applyTakesAFieldBackFromOthers() {
        cluster().apply(Resource.SECRET, open().secret("s", OURS, Map.of()));
        try (RawCluster raw = open().under.raw()) {
            raw.call(
                    "PATCH",
                    "/api/v1/namespaces/" + namespace() + "/secrets/s?fieldManager=hand",
                    RawCluster.MERGE,
                    "{\"metadata\":{\"labels\":{\"heritage\":\"me\",\"mine\":\"too\"}}}");
        }
        KubernetesObject back = cluster().apply(Resource.SECRET, open().secret("s", OURS, Map.of()));

        assertThat(back.labels()).containsOnly(Map.entry("heritage", "drycc"), Map.entry("mine", "too"));
    }

    @Test
    default void thereIsOneOfAName() {
        cluster().create(Resource.SECRET, open().secret("s", OURS, Map.of()));

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().create(Resource.SECRET, open().secret("s", OURS, Map.of())))
                .matches(problem -> problem.kind() == Kind.ALREADY_EXISTS)
                .withMessage("secrets \"s\" already exists");
    }

    @Test
    default void mergeChangesSomeFields() {
        cluster().apply(Resource.SECRET, open().secret("s", Map.of("heritage", "drycc", "a", "1"), Map.of()));
        Map<String, String> labels = new HashMap<>();
        labels.put("a", null);
        labels.put("b", "2");

        KubernetesObject merged =
                cluster().merge(Resource.SECRET, namespace(), "s", Map.of("metadata", Map.of("labels", labels)));

        assertThat(merged.labels()).containsOnly(Map.entry("heritage", "drycc"), Map.entry("b", "2"));
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().merge(Resource.SECRET, namespace(), "none", Map.of()))
                .matches(problem -> problem.kind() == Kind.NOT_FOUND);
    }

    @Test
    default void aChangeOfAnOldVersionIsRefused() {
        String old = cluster()
                .apply(Resource.SECRET, open().secret("s", OURS, Map.of()))
                .resourceVersion();
        cluster().apply(Resource.SECRET, open().secret("s", OURS, Map.of("k", "v")));
        Map<String, Object> change = Map.of("metadata", Map.of("resourceVersion", old, "labels", Map.of("x", "y")));

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().merge(Resource.SECRET, namespace(), "s", change))
                .matches(problem -> problem.kind() == Kind.CONFLICT);
    }

    @Test
    default void whatIsNotThereIsDeletedAlready() {
        cluster().create(Resource.SECRET, open().secret("s", OURS, Map.of()));
        cluster().delete(Resource.SECRET, namespace(), "s", Optional.of(Duration.ZERO));
        cluster().delete(Resource.SECRET, namespace(), "s", Optional.empty());

        assertThat(cluster().get(Resource.SECRET, namespace(), "s")).isEmpty();
    }

    @Test
    default void onlyTheChosenAreDeleted() {
        for (String name : List.of("a", "b", "c")) {
            cluster().create(Resource.SECRET, open().secret(name, Map.of("heritage", "drycc", "n", name), Map.of()));
        }
        cluster()
                .deleteAll(
                        Resource.SECRET,
                        namespace(),
                        Selector.all(Selector.is("heritage", "drycc"), Selector.in("n", List.of("a", "b"))));

        assertThat(cluster().list(Resource.SECRET, namespace(), Selector.is("heritage", "drycc")))
                .extracting(KubernetesObject::name)
                .containsExactly("c");
    }

    @Test
    default void longListsAreReadToTheirEnd() {
        IntStream.range(0, 260).parallel().forEach(i -> cluster()
                .create(Resource.SECRET, open().secret("s" + i, OURS, Map.of())));

        List<KubernetesObject> all = cluster().list(Resource.SECRET, namespace(), Selector.is("heritage", "drycc"));

        assertThat(all).extracting(KubernetesObject::name).hasSize(260).doesNotHaveDuplicates();
        assertThat(all)
                .allMatch(object ->
                        object.kind().equals("Secret") && object.apiVersion().equals("v1"));
    }

    @Test
    default void anEmptyNameIsNotAllOfThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cluster().delete(Resource.SECRET, namespace(), "", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> cluster().deleteAll(Resource.SECRET, "", Selector.ALL));
        assertThatIllegalArgumentException().isThrownBy(() -> cluster().get(Resource.SECRET, namespace(), "../pods"));
    }

    @Test
    default void aCacheFollowsWhatIsOurs() {
        cluster().create(Resource.SECRET, open().secret("before", OURS, Map.of("password", "hush")));
        cluster().create(Resource.SECRET, open().secret("foreign", Map.of(), Map.of()));
        ObjectCache cache = cluster().cache(Resource.SECRET);
        List<String> told = new CopyOnWriteArrayList<>();
        cache.listen((change, object) -> {
            if (object.namespace().equals(namespace())) {
                told.add(change + " " + object.name());
            }
        });
        assertThat(cache.in(namespace())).extracting(KubernetesObject::name).containsExactly("before");

        cluster().create(Resource.SECRET, open().secret("later", OURS, Map.of("password", "hush")));
        cluster().apply(Resource.SECRET, open().secret("later", Map.of("heritage", "drycc", "x", "y"), Map.of()));
        cluster().delete(Resource.SECRET, namespace(), "before", Optional.empty());

        await().untilAsserted(() -> assertThat(told)
                .contains(Change.ADDED + " later", Change.MODIFIED + " later", Change.DELETED + " before"));
        assertThat(cache.in(namespace())).extracting(KubernetesObject::name).containsExactly("later");
        assertThat(cache.get(namespace(), "later").orElseThrow().kind()).isEqualTo("Secret");
        assertThat(cache.all()).noneMatch(secret -> secret.at("data").isPresent());
        assertThat(cache.all())
                .noneMatch(secret -> secret.at("metadata", "managedFields").isPresent());
        assertThat(cluster().cache(Resource.SECRET)).isSameAs(cache);
    }

    @Test
    default void whoWaitsIsWokenByTheChange() throws Exception {
        ObjectCache cache = cluster().cache(Resource.SECRET);
        CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(() -> {
            try {
                return cache.await(
                        namespace(), () -> cache.get(namespace(), "s").isPresent(), Duration.ofSeconds(60));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        cluster().create(Resource.SECRET, open().secret("s", OURS, Map.of()));

        assertThat(held.get()).isTrue();
        assertThat(cache.await(namespace(), () -> false, Duration.ofMillis(50))).isFalse();
    }

    @Test
    default void refusalsAreToldApart() {
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().create(Resource.SECRET, open().secret("Bad_Name", OURS, Map.of())))
                .matches(problem -> problem.kind() == Kind.INVALID);
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(
                        () -> cluster().list(Resource.of("none.dev", "v1", "None", "nones"), namespace(), Selector.ALL))
                .matches(problem -> problem.kind() == Kind.NOT_FOUND);
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster()
                        .create(
                                Resource.SECRET,
                                KubernetesObject.of(
                                        Map.of("metadata", Map.of("name", "s", "namespace", "client-none")))))
                .matches(problem -> problem.kind() == Kind.NOT_FOUND);
    }

    @Test
    default void aFieldThatDoesNotExistIsNotTriedAgain() {
        long before = open().cluster.calls();
        Map<String, Object> wrong =
                Map.of("metadata", Map.of("name", "d", "namespace", namespace()), "spec", Map.of("nonsense", "x"));

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> cluster().apply(Resource.DEPLOYMENT, KubernetesObject.of(wrong)))
                .matches(problem -> problem.kind() == Kind.INVALID)
                .withMessageContaining("nonsense");
        assertThat(open().cluster.calls() - before).isEqualTo(1);
    }

    @Test
    default void theServerSaysWhatItIs() {
        Capabilities server = cluster().capabilities();

        assertThat(server.version()).startsWith("v1.");
        assertThat(server.minor()).isGreaterThanOrEqualTo(SupportedVersions.OLDEST);
        assertThat(server.serves(Resource.POD)).isTrue();
        assertThat(server.serves(Resource.DEPLOYMENT)).isTrue();
        assertThat(server.serves(Resource.of("none.dev", "v1", "None", "nones")))
                .isFalse();
    }
}
