package dev.workflow.imagebuilder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.ImageBuilder.BuildOutput;
import dev.workflow.imagebuilder.container.Buildah;
import dev.workflow.imagebuilder.file.BuildFolder;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dockerfiles built with the machine's buildah. */
class ContainerBuildsTest {

    private Builds builds;

    @BeforeEach
    void start() throws Exception {
        builds = new Builds();
    }

    @AfterEach
    void stop() throws Exception {
        builds.close();
    }

    private static void needsBuildah() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/buildah")), "buildah is not on this machine");
    }

    private static final String DOCKERFILE = """
            FROM scratch
            ARG GREETING=none
            ENV GREETING=$GREETING
            COPY hello.txt /hello.txt
            CMD ["/hello.txt"]
            """;

    @Test
    void aDockerfileBecomesAnImageOfThatDigest() throws Exception {
        needsBuildah();
        SampleSource source = new SampleSource()
                .file("Dockerfile", DOCKERFILE)
                .file("hello.txt", "hello")
                .file(".build-env", "GREETING=from the build\n");
        Builds.Outcome outcome = builds.build("docker", source);
        assertThat(outcome.lines()).first().isEqualTo("---> Building container");
        BuiltImage image = outcome.image();
        assertThat(image.stack()).isEqualTo("container");
        assertThat(image.dockerfile()).isEqualTo(DOCKERFILE);
        assertThat(image.procfile()).isEmpty();
        JsonNode config = builds.images.config(image.image()).path("config");
        assertThat(config.path("Cmd").path(0).asText()).isEqualTo("/hello.txt");
        assertThat(config.path("Env").toString()).contains("GREETING=from the build");
        assertThat(builds.images
                        .manifest(image.image())
                        .path("annotations")
                        .path("org.opencontainers.image.revision")
                        .asText())
                .isEqualTo(Builds.SHA);
        assertThat(builds.build("docker", source).image().image()).isEqualTo(image.image());
    }

    @Test
    void aDockerMapMakesAnImagePerProcessType() throws Exception {
        needsBuildah();
        Builds.Outcome outcome = builds.build(
                "map",
                new SampleSource()
                        .file("Dockerfile", DOCKERFILE)
                        .file("worker/Dockerfile", DOCKERFILE)
                        .file("hello.txt", "hello")
                        .file("drycc.yaml", """
                                build:
                                  docker: {web: Dockerfile, worker: worker/Dockerfile}
                                  config: {worker: {GREETING: work}}
                                deploy: {web: {}, worker: {}}
                                """));
        assertThat(builds.images.hasTag("map/map", "git-01234567")).isTrue();
        assertThat(builds.images.hasTag("map/map", "git-01234567-worker")).isTrue();
        assertThat(outcome.image().image().tag()).isEqualTo("git-01234567");
        assertThat(outcome.image().dryccfile()).containsKey("build");
    }

    @Test
    void aFailingDockerfileNamesItselfAndTheExitCode() throws Exception {
        needsBuildah();
        assertThat(builds.failure("broken", new SampleSource().file("Dockerfile", "FROM scratch\nCOPY missing /\n")))
                .hasMessageContaining("buildah bud of Dockerfile failed with exit code");
        assertThat(builds.failure(
                        "outside",
                        new SampleSource()
                                .file("Dockerfile", DOCKERFILE)
                                .file("drycc.yaml", "build: {docker: {web: ../../etc/passwd}}\ndeploy: {web: {}}\n")))
                .hasMessageContaining("there is no ../../etc/passwd in the source");
    }

    @Test
    void withoutBuildahTheWayOutIsSaid() throws Exception {
        BuildOutput silent = new Builds.Output(() -> false);
        try (BuildFolder folder = BuildFolder.create(builds.root, "none")) {
            Buildah nowhere = new Buildah(
                    folder, folder.root(), Map.of("PATH", "/nowhere"), new BuildWatch(silent, Duration.ofMinutes(1)));
            assertThatThrownBy(nowhere::require)
                    .isInstanceOfSatisfying(BuildFailed.class, failed -> assertThat(failed.hint())
                            .contains("package buildah"));
        }
    }
}
