package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.build.RunEntry;
import dev.workflow.persistence.build.Build;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** model.md §4. */
class ImageOfTest {

    private static final String SHA = "1a2b3c4d";
    private static final String IMAGE = "registry.example.com/shop/shop:git-1a2b3c4d";

    private static ImageOf image(String sha, Map<String, ?> procfile, Map<String, ?> dryccfile, String dockerfile) {
        return new ImageOf(new Build(
                UUID.randomUUID(),
                null,
                IMAGE,
                "x",
                sha,
                procfile,
                dryccfile,
                dockerfile,
                OffsetDateTime.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void aTypeWithADockerfileOfItsOwnHasAnImageOfItsOwn() {
        ImageOf image = image(
                SHA,
                Map.of(),
                Map.of(
                        "build", Map.of("docker", Map.of("web", "Dockerfile", "task", "t/Dockerfile")),
                        "deploy",
                                Map.of(
                                        "web", Map.of(),
                                        "task", Map.of(),
                                        "cron", Map.of("image", "task"),
                                        "same", Map.of("image", "cron"),
                                        "alien", Map.of("image", "registry.example.com/other:3"))),
                "");
        assertThat(image.image("web")).hasToString(IMAGE);
        assertThat(image.image("task")).hasToString(IMAGE + "-task");
        assertThat(image.image("cron")).hasToString(IMAGE + "-task");
        assertThat(image.image("same")).hasToString(IMAGE);
        assertThat(image.image("alien")).hasToString("registry.example.com/other:3");
        assertThat(image.command("web")).as("built by a Dockerfile").isEmpty();
        assertThat(image.types()).containsExactly("alien", "cron", "same", "task", "web");
    }

    @Test
    void aBuildpackImageStartsTheProcessOfTheType() {
        ImageOf image = image(SHA, Map.of("web", "node a.js", "worker", "node w.js"), Map.of(), "");
        assertThat(image.command("worker")).containsExactly("/cnb/process/worker");
        assertThat(image.args("worker")).isEmpty();
    }

    @Test
    void anotherImageIsNotStartedAsIfBuildpacksHadBuiltIt() {
        ImageOf image = image(
                SHA,
                Map.of("web", "node a.js"),
                Map.of(
                        "deploy",
                        Map.of(
                                "web", Map.of("args", List.of("--fast")),
                                "cache", Map.of("image", "registry.example.com/redis:7"),
                                "extra", Map.of("command", List.of("node", "x.js")),
                                "unknown", Map.of())),
                "");
        assertThat(image.command("web")).containsExactly("/cnb/process/web");
        assertThat(image.args("web")).containsExactly("--fast");
        assertThat(image.command("cache")).isEmpty();
        assertThat(image.command("extra")).containsExactly("node", "x.js");
        assertThat(image.command("unknown")).as("the buildpacks made none").isEmpty();
    }

    @Test
    void theWordsOfAProcfileAreTheArgumentsOfOtherImages() {
        for (ImageOf image : List.of(
                image(SHA, Map.of("web", " node  a.js "), Map.of(), "FROM scratch"),
                image("", Map.of("web", "node a.js"), Map.of(), ""))) {
            assertThat(image.command("web")).isEmpty();
            assertThat(image.args("web")).containsExactly("node", "a.js");
        }
    }

    @Test
    void aJobOfABuildpackImageFindsTheProgramsOfItsLayers() {
        Map<String, Object> file = Map.of(
                "deploy",
                Map.of("web", Map.of()),
                "run",
                List.of(
                        Map.of("command", List.of("rake"), "args", List.of("db:migrate")),
                        Map.of("command", List.of("/cnb/process/migrate")),
                        Map.of("image", "registry.example.com/tool:1", "command", List.of("tool"))));
        ImageOf image = image(SHA, Map.of("web", "x"), file, "");
        List<RunEntry> runs = image.runsBefore(Set.of("web"));
        assertThat(runs).hasSize(3);
        assertThat(image.command(runs.get(0))).containsExactly("/cnb/lifecycle/launcher");
        assertThat(image.args(runs.get(0))).containsExactly("rake", "db:migrate");
        assertThat(image.command(runs.get(1))).containsExactly("/cnb/process/migrate");
        assertThat(image.command(runs.get(2))).containsExactly("tool");
        assertThat(image.image(runs.get(2))).hasToString("registry.example.com/tool:1");
    }
}
