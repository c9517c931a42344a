package dev.workflow.imagebuilder.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.job.ClusterBuilds.Output;
import dev.workflow.imagebuilder.local.MemoryObjects;
import dev.workflow.imagebuilder.local.SampleSource;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.registry.RegistryGate.Credentials;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the cluster is given; the whole objects are in the files. */
class BuildObjectsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final AppRef SHOP = new AppRef(ID, new AppName("shop"));
    private static final BuildRequest REQUEST =
            new BuildRequest(ID, SHOP, ClusterBuilds.SHA, "source", Map.of(), Duration.ofMinutes(20));

    private final MemoryObjects objects = new MemoryObjects();

    private static JobSettings settings(String fetch, Map<String, String> nodes) {
        RunAs user = new RunAs(1001, 1000);
        return new JobSettings(
                "workflow",
                new BuildpackSettings("builder:1", "", user, "/cnb/lifecycle/creator", "0.13"),
                new DockerfileSettings("buildah:1", new RunAs(1000, 1000), "buildah", "profiles/build.json", "vfs"),
                new JobSettings.Fetch(fetch, List.of("fetch")),
                List.of("pull"),
                "Always",
                List.of("registry.test:5000"),
                nodes,
                new JobSettings.Limits("2", "2Gi", "10Gi", "250m", "512Mi"),
                Duration.ofHours(6));
    }

    private Blueprint blueprint(JobSettings settings, SampleSource source) throws Exception {
        objects.put("source", source.tar());
        Source read = Source.read(objects, REQUEST, new BuildWatch(new Output(), Duration.ofMinutes(1)));
        return Blueprint.of(settings, new BuildTarget("registry.test:5000", REQUEST), read);
    }

    private static KubernetesObject golden(String name) throws Exception {
        try (InputStream in = BuildObjectsTest.class.getResourceAsStream("/imagebuilder/" + name)) {
            return KubernetesObject.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void jobsShouldBeAsInTheFiles() throws Exception {
        JobSettings settings = settings("platform:1", Map.of("build", "yes"));
        Blueprint buildpack = blueprint(
                settings, new SampleSource().file("Procfile", "web: x\n").file(".build-env", "GREETING=hello\n"));
        Blueprint container = blueprint(settings, new SampleSource().file("drycc.yaml", """
                                build:
                                  docker: {web: Dockerfile, worker: jobs/Dockerfile}
                                  config: {worker: {GREETING: hello}}
                                deploy: {web: {}, worker: {}}
                                """));

        assertThat(new JobObject(settings, buildpack, buildpack.variables().keySet()).object())
                .isEqualTo(golden("buildpack-job.json"));
        assertThat(new JobObject(settings, container, container.variables().keySet()).object())
                .isEqualTo(golden("container-job.json"));
    }

    @Test
    void networkShouldBeAsInTheFile() throws Exception {
        KubernetesObject policy = NetworkObject.of(
                "workflow", List.of(URI.create("http://10.1.2.3:5000"), URI.create("https://storage.test")));

        assertThat(policy).isEqualTo(golden("networkpolicy.json"));
    }

    @Test
    void secretShouldHoldWhatTheStepsAskFor() {
        KubernetesObject job = KubernetesObject.of(Map.of("metadata", Map.of("name", "j", "uid", "u")));
        KubernetesObject secret = new KeysObject(
                        settings("platform:1", Map.of()), new BuildTarget("registry.test:5000", REQUEST))
                .object(job, URI.create("http://s/x"), new Credentials("build/shop", "geheim"), Map.of("A", "b"));

        String basic = Base64.getEncoder().encodeToString("build/shop:geheim".getBytes(StandardCharsets.UTF_8));
        assertThat(decoded(secret, "CNB_REGISTRY_AUTH")).isEqualTo("{\"registry.test:5000\":\"Basic " + basic + "\"}");
        assertThat(decoded(secret, "config.json"))
                .isEqualTo("{\"auths\":{\"registry.test:5000\":{\"auth\":\"" + basic + "\"}}}");
        assertThat(decoded(secret, "registries.conf")).contains("location = \"registry.test:5000\"\ninsecure = true");
        assertThat(decoded(secret, "env.A")).isEqualTo("b");
        assertThat(secret.owners()).containsExactly("j");
        assertThat(secret.toString()).doesNotContain("geheim");
    }

    private static String decoded(KubernetesObject secret, String key) {
        return new String(Base64.getDecoder().decode(secret.text("data", key)), StandardCharsets.UTF_8);
    }

    @Test
    void namesShouldFollowFromTheBuildAlone() {
        BuildRequest again =
                new BuildRequest(UUID.randomUUID(), SHOP, ClusterBuilds.SHA, "source", Map.of(), Duration.ZERO);
        AppRef longName = new AppRef(ID, new AppName("a".repeat(63)));
        BuildRequest wide = new BuildRequest(ID, longName, ClusterBuilds.SHA, "source", Map.of(), Duration.ZERO);

        assertThat(new BuildTarget("r", REQUEST).job()).isEqualTo(new BuildTarget("other", REQUEST).job());
        assertThat(new BuildTarget("r", again).job()).isNotEqualTo(new BuildTarget("r", REQUEST).job());
        assertThat(new BuildTarget("r", wide).job()).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void whatIsNotSetShouldBeNamed() {
        assertThatThrownBy(() -> blueprint(settings("", Map.of()), new SampleSource().file("Procfile", "web: x\n")))
                .isInstanceOfSatisfying(BuildFailed.class, failed -> assertThat(failed.hint())
                        .contains("workflow.builder.fetch.image"));
        assertThatIllegalArgumentException().isThrownBy(() -> RunAs.parse("0:0"));
        assertThatIllegalArgumentException().isThrownBy(() -> RunAs.parse("cnb"));
    }

    @Test
    void dockerfileOutsideOfTheSourceShouldBeRefused() {
        SampleSource source =
                new SampleSource().file("drycc.yaml", "build: {docker: {web: ../../etc/passwd}}\ndeploy: {web: {}}\n");

        assertThatThrownBy(() -> blueprint(settings("platform:1", Map.of()), source))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("there is no ../../etc/passwd in the source");
    }
}
