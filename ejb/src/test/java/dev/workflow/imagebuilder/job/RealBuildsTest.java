package dev.workflow.imagebuilder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.image.HttpImageStore;
import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStoreSettings;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.job.ClusterBuilds.Output;
import dev.workflow.imagebuilder.local.SampleSource;
import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds on a real cluster with real builders; {@link Surroundings} says what for. */
class RealBuildsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private ClusterUnderTest under;
    private ClusterBuilds builds;

    @BeforeEach
    void open() throws Exception {
        Surroundings around = Surroundings.real();
        under = ClusterUnderTest.real("builds");
        builds = new ClusterBuilds(
                under, around, new HttpImageStore(new ImageStoreSettings(around.registry(), "", "", Set.of())));
    }

    @AfterEach
    void close() throws Exception {
        if (builds != null) {
            builds.close();
            under.close();
        }
    }

    @Test
    void buildpacksShouldMakeAnImageAndUseTheirCache() throws Exception {
        Output first = new Output();
        BuiltImage image = builds.build(procfile(), first);

        assertThat(first.text())
                .contains("---> Building pack", "build env GREETING=hello", "the cache is empty")
                .doesNotContain("Signature");
        assertThat(image.stack()).isEqualTo("buildpack");
        assertThat(image.procfile()).containsOnlyKeys("web", "worker");
        assertThat(image.image().toString()).startsWith(builds.around.registry().getAuthority() + "/shop/shop:git-");
        assertThat(builds.images.pull(image.image()).digest())
                .isEqualTo(image.image().digest());
        assertThat(builds.all(Resource.SECRET)).isEmpty();
        assertThat(builds.all(Resource.NETWORK_POLICY)).hasSize(1);
        Output second = new Output();
        builds.build(procfile(), second);
        assertThat(second.text()).contains("the cache was used");
        Output fresh = new Output();
        builds.build(procfile().file(".clear-cache", ""), fresh);
        assertThat(fresh.text()).contains("the cache is empty");
    }

    private static SampleSource procfile() {
        return new SampleSource()
                .file("Procfile", "web: python3 -m http.server $PORT\nworker: sleep 1000\n")
                .file(".build-env", "GREETING=hello\n");
    }

    @Test
    void dockerfilesShouldBeBuiltWithoutRoot() throws Exception {
        Output output = new Output();
        BuiltImage image = builds.build(
                new SampleSource()
                        .file("drycc.yaml", """
                                build:
                                  docker: {web: Dockerfile, worker: jobs/Dockerfile}
                                  config: {web: {GREETING: hello}}
                                deploy: {web: {}, worker: {}}
                                """)
                        .file(
                                "Dockerfile",
                                from("ARG GREETING", "RUN echo $GREETING from $(id -u) > /greeting && cat /greeting"))
                        .file("jobs/Dockerfile", from("COPY jobs/Dockerfile /here", "RUN chown 7:7 /here")),
                output);

        assertThat(output.text()).contains("---> Building container web from Dockerfile", "hello from 0");
        assertThat(image.stack()).isEqualTo("container");
        ImageReference worker = new ImageReference(
                image.image().registry(),
                image.image().repository(),
                image.image().tag() + "-worker",
                "");
        assertThat(builds.images.pull(worker).digest())
                .isNotEqualTo(image.image().digest());
        assertThat(builds.images.pull(image.image()).digest())
                .isEqualTo(image.image().digest());
    }

    private String from(String... lines) {
        return "FROM " + builds.around.base() + "\n" + String.join("\n", lines) + "\n";
    }

    private SampleSource slow(int seconds) {
        return new SampleSource()
                .file("Dockerfile", from("RUN for i in $(seq 1 " + seconds + "); do echo step $i; sleep 1; done"));
    }

    private BuildFailed failure(JobSettings settings, SampleSource source, Duration limit, Output output) {
        return catchThrowableOfType(
                BuildFailed.class, () -> builds.builder(settings).build(builds.request(source, limit), output));
    }

    @Test
    void failureShouldBeNamed() throws Exception {
        Output output = new Output();
        BuildFailed exit = failure(
                builds.settings(),
                new SampleSource().file("Dockerfile", from("RUN echo no such luck && exit 7")),
                LONG,
                output);

        assertThat(exit).hasMessageContaining("exited with code");
        assertThat(output.text()).contains("no such luck");
        assertThat(failure(builds.settings(), new SampleSource().file("readme", ""), LONG, new Output()))
                .hasMessageContaining("none of the builder's buildpacks fits");
        assertThat(builds.all(Resource.SECRET)).isEmpty();
        assertThat(builds.all(Resource.JOB)).hasSize(2);
    }

    @Test
    void missingImageOfTheBuilderShouldBeNamed() throws Exception {
        JobSettings settings = builds.settings();
        JobSettings missing = new JobSettings(
                settings.namespace(),
                settings.buildpacks(),
                new DockerfileSettings(
                        settings.dockerfiles().image() + "-gone",
                        settings.dockerfiles().user(),
                        "buildah",
                        "Unconfined",
                        "vfs"),
                settings.fetch(),
                List.of(),
                "IfNotPresent",
                settings.insecure(),
                Map.of(),
                settings.limits(),
                settings.keep());

        assertThat(failure(missing, slow(1), LONG, new Output()))
                .hasMessageContaining("-gone of the builder could not be pulled")
                .hasMessageContaining("not found");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(builds.all(Resource.JOB)).isEmpty());
    }

    @Test
    void wantedNodeThatIsNotThereShouldBeSaid() throws Exception {
        JobSettings settings = with(Map.of("no", "such"), builds.settings().limits());
        Output output = new Output();

        assertThat(failure(settings, slow(1), Duration.ofSeconds(15), output))
                .hasMessageContaining("took longer than 15 seconds")
                .hasMessageContaining("waiting for a machine");
        assertThat(output.text()).contains("waiting for a machine: 0/1 nodes are available");
    }

    private JobSettings with(Map<String, String> nodes, JobSettings.Limits limits) {
        JobSettings settings = builds.settings();
        return new JobSettings(
                settings.namespace(),
                settings.buildpacks(),
                settings.dockerfiles(),
                settings.fetch(),
                List.of(),
                "IfNotPresent",
                settings.insecure(),
                nodes,
                limits,
                settings.keep());
    }

    @Test
    void hungryBuildShouldBeNamed() throws Exception {
        JobSettings settings = with(Map.of(), new JobSettings.Limits("1", "16Mi", "4Gi", "50m", "16Mi"));

        assertThat(failure(settings, slow(1), LONG, new Output())).hasMessageContaining("more memory than the 16Mi");
    }

    @Test
    void cancelledBuildShouldLeaveNothing() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        Output output = new Output(cancelled::get);
        CompletableFuture<Void> build = CompletableFuture.runAsync(() -> {
            assertThat(failure(builds.settings(), slow(300), LONG, output)).hasMessageContaining("cancelled");
        });
        await().atMost(LONG).until(() -> output.text().contains("step 2"));
        cancelled.set(true);
        build.join();

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(builds.all(Resource.JOB)).isEmpty();
            assertThat(builds.all(Resource.POD)).isEmpty();
            assertThat(builds.all(Resource.SECRET)).isEmpty();
        });
    }

    @Test
    void lateBuildShouldBeStopped() throws Exception {
        assertThat(failure(builds.settings(), slow(300), Duration.ofSeconds(20), new Output()))
                .hasMessageContaining("took longer than 20 seconds");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(builds.all(Resource.POD)).isEmpty();
            assertThat(builds.all(Resource.SECRET)).isEmpty();
        });
    }

    /** As when the server dies: the build goes on, and the next server follows it to its end. */
    @Test
    void interruptedBuildShouldBeTakenUpAgain() throws Exception {
        BuildRequest request = builds.request(slow(20), LONG);
        Output first = new Output();
        Thread server = new Thread(() -> {
            try {
                builds.builder(builds.settings()).build(request, first);
            } catch (BuildFailed | InterruptedException over) {
                first.line("over: " + over.getClass().getSimpleName());
            }
        });
        server.start();
        await().atMost(LONG).until(() -> first.text().contains("step 3"));
        server.interrupt();
        server.join();
        assertThat(first.text()).endsWith("over: InterruptedException");

        Output second = new Output();
        BuiltImage image = builds.builder(builds.settings()).build(request, second);
        assertThat(second.text()).contains("following the build", "step 1", "step 20");
        assertThat(second.lines).filteredOn("step 5"::equals).hasSize(1);
        assertThat(builds.all(Resource.JOB)).hasSize(1);
        assertThat(image.image().digest()).startsWith("sha256:");
        assertThat(builds.builder(builds.settings())
                        .build(request, new Output())
                        .image())
                .isEqualTo(image.image());
    }

    @Test
    void jobTakenAwayShouldBeNamed() throws Exception {
        Output output = new Output();
        CompletableFuture<BuildFailed> build =
                CompletableFuture.supplyAsync(() -> failure(builds.settings(), slow(300), LONG, output));
        await().atMost(LONG).until(() -> output.text().contains("step 2"));
        builds.all(Resource.JOB)
                .forEach(job ->
                        builds.cluster.delete(Resource.JOB, builds.namespace, job.name(), java.util.Optional.empty()));

        try {
            assertThat(build.join()).hasMessageContaining("deleted from the cluster");
        } catch (CompletionException unexpected) {
            throw new AssertionError(output.text(), unexpected);
        }
    }
}
