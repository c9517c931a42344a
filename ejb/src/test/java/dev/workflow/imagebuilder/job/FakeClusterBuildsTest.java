package dev.workflow.imagebuilder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.job.ClusterBuilds.Output;
import dev.workflow.imagebuilder.local.SampleSource;
import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.fake.FakeApiServer;
import dev.workflow.kubernetes.fake.Images;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds on the fake cluster. The programs of the builders' images are scripts that the source brings. */
class FakeClusterBuildsTest {

    private static final String TOOLS = "builder.test/tools:1";
    private static final Duration LONG = Duration.ofMinutes(2);

    private ClusterUnderTest under;
    private FakeApiServer server;
    private ClusterBuilds builds;

    @BeforeEach
    void open() throws Exception {
        under = ClusterUnderTest.fake();
        server = under.server().orElseThrow();
        server.images().add(TOOLS, new Images.Image(Map.of(), Map.of()));
        Surroundings around = new Surroundings(
                TOOLS,
                "run.test/base:1",
                TOOLS,
                "base.test/base:1",
                TOOLS,
                List.of("sh", "-c", "curl -sf $WORKFLOW_SOURCE_URL | tar -x -C $WORKFLOW_SOURCE_FOLDER"),
                URI.create("http://registry.test:5000"),
                URI.create("http://registry.test:5000"),
                "127.0.0.1",
                "/workspace/creator",
                "/workspace/buildah");
        builds = new ClusterBuilds(under, around, new OneImage());
    }

    @AfterEach
    void close() throws Exception {
        builds.close();
        under.close();
    }

    private static SampleSource buildpacks(String script) {
        return new SampleSource()
                .file("Procfile", "web: python3 app.py\n")
                .file(".build-env", "GREETING=hello\n")
                .program("creator", "#!/bin/sh\n" + script);
    }

    private static SampleSource dockerfile(String script) {
        return new SampleSource().file("Dockerfile", "FROM x\n").program("buildah", "#!/bin/sh\n" + script);
    }

    private BuildFailed failure(SampleSource source, Duration limit, Output output) {
        return catchThrowableOfType(BuildFailed.class, () -> builds.builder(builds.settings())
                .build(builds.request(source, limit), output));
    }

    @Test
    void sourceVariablesAndCredentialShouldReachTheBuilder() throws Exception {
        Output output = new Output();
        BuiltImage image = builds.build(buildpacks("""
                        echo "says $(cat /platform/env/GREETING) to $(cat /platform/env/DRYCC_APP)"
                        echo "key $CNB_REGISTRY_AUTH"
                        echo "words $*"
                        """), output);

        assertThat(output.lines).contains("---> Building pack", "says hello to shop");
        assertThat(image.image().toString()).endsWith("/shop/shop:git-01234567@" + OneImage.DIGEST);
        assertThat(image.procfile()).containsExactlyEntriesOf(Map.of("web", "python3 app.py"));
        String cache = "/shop/cache/" + builds.app.uuid();
        assertThat(output.text()).contains("-cache-image registry.test:5000" + cache);
        String auth = output.text().replaceAll("(?s).*\"registry.test:5000\":\"Basic ([^\"]+)\".*", "$1");
        String[] credential = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8).split(":");
        String granted =
                new String(Base64.getUrlDecoder().decode(credential[1].split("\\.")[0]), StandardCharsets.UTF_8);
        assertThat(credential[0]).isEqualTo("build/shop");
        assertThat(granted.lines().skip(2)).containsExactly(cache.substring(1), "shop/shop");
        assertThat(builds.all(Resource.SECRET)).isEmpty();
        assertThat(builds.all(Resource.JOB)).hasSize(1);
    }

    @Test
    void secretShouldBelongToTheJobAndItsPodToNobody() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        Output output = new Output(cancelled::get);
        CompletableFuture<BuildFailed> build =
                CompletableFuture.supplyAsync(() -> failure(dockerfile("echo begun; sleep 100"), LONG, output));
        await().atMost(LONG).until(() -> output.lines.contains("begun"));
        KubernetesObject job = builds.all(Resource.JOB).get(0);
        KubernetesObject pod = builds.all(Resource.POD).get(0);

        assertThat(builds.all(Resource.SECRET).get(0).owners()).containsExactly(job.name());
        assertThat(job.name()).matches("imagebuild-shop-01234567-[0-9a-f]{8}");
        assertThat(pod.part("spec").flag("automountServiceAccountToken")).isFalse();
        assertThat(pod.part("spec", "securityContext").flag("runAsNonRoot")).isTrue();
        assertThat(pod.content()).doesNotContain("\"privileged\":true").doesNotContain("home/");
        cancelled.set(true);
        assertThat(build.join()).hasMessage("the build was cancelled");
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(builds.all(Resource.JOB)).isEmpty();
            assertThat(builds.all(Resource.POD)).isEmpty();
            assertThat(builds.all(Resource.SECRET)).isEmpty();
        });
    }

    @Test
    void failureShouldBeNamed() {
        Output output = new Output();

        assertThat(failure(buildpacks("echo not today; exit 7"), LONG, output))
                .hasMessage("build pod exited with code 7, stopping build")
                .satisfies(failed -> assertThat(failed.hint()).isEqualTo("not today"));
        assertThat(failure(buildpacks("exit 20"), LONG, new Output()))
                .hasMessageContaining("none of the builder's buildpacks fits");
        assertThat(failure(dockerfile("kill -9 $$"), LONG, new Output())).hasMessageContaining("ended by signal 9");
        assertThat(builds.all(Resource.SECRET)).isEmpty();
    }

    @Test
    void imageThatCannotBePulledShouldBeNamed() {
        server.images().refuse(TOOLS, "failed to do request: dial tcp: connection refused");

        assertThat(failure(dockerfile("true"), LONG, new Output()))
                .hasMessageContaining(TOOLS + " of the builder could not be pulled")
                .hasMessageContaining("connection refused");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(builds.all(Resource.JOB)).isEmpty());
    }

    @Test
    void refusalOfTheClusterShouldBeNamed() {
        server.withdraw(Resource.JOB);

        assertThat(failure(dockerfile("true"), LONG, new Output()))
                .hasMessageContaining("the cluster refused the build");
    }

    @Test
    void processThatTheBuilderDidNotMakeShouldBeNamed() {
        SampleSource source =
                new SampleSource().file("Procfile", "web: x\nclock: y\n").program("creator", "#!/bin/sh\n");

        assertThat(failure(source, LONG, new Output())).hasMessageContaining("made no process clock");
    }

    @Test
    void badSourceShouldNotComeToTheCluster() {
        assertThat(failure(new SampleSource().file("Procfile", "web: [a]\n"), LONG, new Output()))
                .hasMessageContaining("Procfile is malformed");
        assertThat(failure(new SampleSource().file("x", "", 0104755), LONG, new Output()))
                .hasMessageContaining("setuid");
        assertThat(failure(new SampleSource().file("a", "web: x").link("Procfile", "a"), LONG, new Output()))
                .hasMessageContaining("Procfile is no plain file");
        assertThat(builds.all(Resource.JOB)).isEmpty();
    }

    /** As when the server dies: the build goes on, and the next server follows it to its end. */
    @Test
    void interruptedBuildShouldBeTakenUpAgain() throws Exception {
        BuildRequest request =
                builds.request(dockerfile("for i in 1 2 3 4 5 6 7 8; do echo step $i; sleep 1; done"), LONG);
        Output first = new Output();
        Thread worker = new Thread(() -> {
            try {
                builds.builder(builds.settings()).build(request, first);
            } catch (BuildFailed | InterruptedException over) {
                first.line("over: " + over.getClass().getSimpleName());
            }
        });
        worker.start();
        await().atMost(LONG).until(() -> first.lines.contains("step 2"));
        worker.interrupt();
        worker.join();
        Output second = new Output();
        BuiltImage image = builds.builder(builds.settings()).build(request, second);

        assertThat(first.text()).endsWith("over: InterruptedException");
        assertThat(second.text()).contains("following the build", "step 1", "step 8");
        assertThat(image.image().digest()).isEqualTo(OneImage.DIGEST);
        assertThat(builds.all(Resource.JOB)).hasSize(1);
    }

    /** As when the server dies between two calls: a Job that waits for its Secret gets it from the next server. */
    @Test
    void halfMadeBuildShouldBeCompleted() throws Exception {
        BuildRequest request = builds.request(dockerfile("echo works"), LONG);
        JobSettings settings = builds.settings();
        BuildTarget target = new BuildTarget("registry.test:5000", request);
        Source source = Source.read(
                builds.sources.objects, request, new dev.workflow.imagebuilder.step.BuildWatch(new Output(), LONG));
        Blueprint blueprint = Blueprint.of(settings, target, source);
        new BuildNamespace(builds.cluster, builds.namespace).prepare(NetworkObject.of(builds.namespace, List.of()));
        builds.cluster.create(Resource.JOB, new JobObject(settings, blueprint, java.util.Set.of()).object());
        Output output = new Output();
        builds.builder(settings).build(request, output);

        assertThat(output.lines).contains("works");
        assertThat(builds.all(Resource.JOB)).hasSize(1);
    }
}
