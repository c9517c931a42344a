package dev.workflow.imagebuilder.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.source.UnpackLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every build, whatever it builds. */
class LocalImageBuilderTest {

    private Builds builds;

    @BeforeEach
    void start() throws Exception {
        builds = new Builds();
    }

    @AfterEach
    void stop() throws Exception {
        builds.close();
    }

    /** A buildpack of the source's own, whose build is the given script. */
    private static SampleSource scripted(String script) {
        return new SampleSource()
                .file("project.toml", """
                [_]
                schema-version = "0.2"
                [[io.buildpacks.group]]
                id = "sample/script"
                [io.buildpacks.group.script]
                api = "0.10"
                inline = '''
                %s
                '''
                """.formatted(script))
                .file("Procfile", "web: cat hello; sleep 60\n");
    }

    private List<Path> buildFolders() throws IOException {
        try (Stream<Path> folders = Files.list(builds.root.resolve("data/builds"))) {
            return folders.toList();
        }
    }

    @Test
    void theSameSourceMakesTheSameImage() throws Exception {
        BuiltImage first = builds.build("steady", Samples.procfile()).image();
        try (Builds elsewhere = new Builds()) {
            assertThat(elsewhere.build("steady", Samples.procfile()).image()).isEqualTo(first);
        }
        int pushes = builds.images.pushed.size();
        assertThat(builds.build("steady", Samples.procfile()).image()).isEqualTo(first);
        assertThat(builds.images.pushed).as("nothing is sent twice").hasSize(pushes);
    }

    @Test
    void theImageSaysWhatItIs() throws Exception {
        BuiltImage image = builds.build("said", Samples.procfile()).image();
        assertThat(image.image().toString()).startsWith("127.0.0.1:5000/said/said:git-01234567@sha256:");
        JsonNode manifest = builds.images.manifest(image.image());
        assertThat(manifest.path("annotations")
                        .path("org.opencontainers.image.revision")
                        .asText())
                .isEqualTo(Builds.SHA);
        assertThat(manifest.path("annotations")
                        .path("org.opencontainers.image.created")
                        .asText())
                .isEqualTo("1980-01-01T00:00:01Z");
        JsonNode config = builds.images.config(image.image());
        assertThat(config.at("/config/Entrypoint/0").asText()).isEqualTo("/cnb/process/web");
        assertThat(config.at("/config/WorkingDir").asText()).isEqualTo("/workspace");
        assertThat(config.path("config")
                        .path("Labels")
                        .path("dev.workflow.rootfs")
                        .asText())
                .isEqualTo("host");
        assertThat(config.path("history").size())
                .isEqualTo(config.at("/rootfs/diff_ids").size());
    }

    @Test
    void aFailingBuildNamesTheCommandAndItsExitCode() throws Exception {
        BuildFailed failed = builds.failure("failing", scripted("echo trying; echo 'no such thing' >&2; exit 7"));
        assertThat(failed).hasMessageContaining("bin/build").hasMessageContaining("exit code 7");
        assertThat(failed.hint()).isEqualTo("no such thing");
        assertThat(buildFolders()).isEmpty();
    }

    @Test
    void outputKeepsColoursAndLosesWhatCouldHarmATerminal() throws Exception {
        Builds.Outcome outcome =
                builds.build("colour", scripted("printf '\\033[31mred\\033[0m \\033]0;title\\007\\033[2Jend\\a\\n'"));
        assertThat(outcome.lines()).contains("\u001b[31mred\u001b[0m end");
    }

    @Test
    void aBuildSeesNothingOfThePlatform() throws Exception {
        Path secret = Files.writeString(builds.root.resolve("data/secret"), "top secret");
        Builds.Outcome outcome = builds.build(
                "curious", scripted("env; cat %s /root/.bashrc /etc/shadow 2>&1; echo done".formatted(secret)));
        assertThat(outcome.text()).contains("done").doesNotContain("top secret", "root:x:", "JAVA_MAIN");
        assertThat(outcome.lines()).noneMatch(line -> line.startsWith("MAVEN_"));
    }

    @Test
    void cancellingKillsTheWholeTreeAtOnce() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        Builds.Output output = new Builds.Output(cancelled::get);
        SampleSource source = scripted("(setsid sleep 4711 &) ; echo started; sleep 4711");
        CompletableFuture<Throwable> end = CompletableFuture.supplyAsync(() -> {
            try {
                builds.build("cancelled", source, output);
                return null;
            } catch (BuildFailed | InterruptedException failed) {
                return failed;
            }
        });
        await().until(() -> output.lines.contains("started"));
        cancelled.set(true);
        await().atMost(Duration.ofSeconds(3)).until(end::isDone);
        assertThat(end.get()).hasMessageContaining("cancelled");
        assertThat(ProcessHandle.allProcesses().flatMap(one -> one.info().commandLine().stream()))
                .noneMatch(line -> line.contains("sleep 4711"));
        assertThat(buildFolders()).isEmpty();
    }

    @Test
    void aBuildThatTakesTooLongIsStopped() {
        Builds.Output output = new Builds.Output(() -> false);
        assertThatThrownBy(() -> builds.build("slow", scripted("sleep 600"), Map.of(), Duration.ofSeconds(1), output))
                .isInstanceOf(BuildFailed.class)
                .hasMessage("the build took longer than 1 seconds and was stopped");
    }

    @Test
    void aBuildWaitsForItsSlotAndSaysSo() throws Exception {
        builds.slots.acquire(2);
        Builds.Output output = new Builds.Output(() -> false);
        CompletableFuture<BuiltImage> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return builds.build("patient", Samples.procfile(), output);
            } catch (BuildFailed | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        await().until(() -> output.lines.contains("waiting for a free build slot…"));
        assertThat(waiting).isNotDone();
        builds.slots.release(2);
        assertThat(waiting.get().stack()).isEqualTo("buildpack");
        assertThat(builds.slots.availablePermits()).isEqualTo(2);
    }

    @Test
    void anAppNeverBuildsTwiceAtOnce() throws Exception {
        String script = "echo begin; sleep 0.3; echo end";
        List<Builds.Output> outputs = List.of(new Builds.Output(() -> false), new Builds.Output(() -> false));
        List<String> together = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<CompletableFuture<Void>> running = outputs.stream()
                .map(output -> CompletableFuture.runAsync(() -> {
                    try {
                        builds.build("twice", scripted(script), new Recording(together));
                    } catch (BuildFailed | InterruptedException failed) {
                        throw new IllegalStateException(failed);
                    }
                }))
                .toList();
        running.forEach(CompletableFuture::join);
        assertThat(together.stream().filter(line -> line.equals("begin") || line.equals("end")))
                .containsExactly("begin", "end", "begin", "end");
        assertThat(together).contains("waiting for the other build of twice…");
    }

    private record Recording(List<String> lines) implements dev.workflow.imagebuilder.ImageBuilder.BuildOutput {
        @Override
        public void line(String text) {
            lines.add(text);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Test
    void aFailedBuildFreesItsSlotAndItsApp() throws Exception {
        builds.failure("again", scripted("exit 1"));
        assertThat(builds.slots.availablePermits()).isEqualTo(2);
        assertThat(builds.build("again", Samples.procfile()).image().procfile()).containsKey("web");
    }

    @Test
    void leftoversOfAKilledServerAreRemoved() throws Exception {
        Path left = Files.createDirectories(builds.root.resolve("data/builds/left-1/workspace"));
        Files.setPosixFilePermissions(left, java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
        builds.start(UnpackLimits.DEFAULT, 1 << 30);
        assertThat(buildFolders()).isEmpty();
    }

    @Test
    void aMissingSourceIsAClearFailure() {
        assertThatThrownBy(() -> builds.builder.build(
                        new dev.workflow.imagebuilder.BuildRequest(
                                java.util.UUID.randomUUID(),
                                new dev.workflow.app.AppRef(
                                        java.util.UUID.randomUUID(), new dev.workflow.app.AppName("gone")),
                                Builds.SHA,
                                "home/gone",
                                Map.of(),
                                Duration.ofMinutes(1)),
                        new Builds.Output(() -> false)))
                .isInstanceOf(BuildFailed.class)
                .hasMessageContaining("no longer in the object storage");
    }

    @Test
    void steeringFilesAreCheckedBeforeAnythingIsBuilt() throws Exception {
        assertThat(builds.failure("bad", new SampleSource().file("Procfile", "web: [a, b]\n")))
                .hasMessageContaining("Procfile is malformed");
        assertThat(builds.failure(
                        "big", new SampleSource().file("Procfile", "web: x\n# ".concat("a".repeat(10 << 20)))))
                .hasMessageContaining("Procfile is larger than 64 KiB");
        assertThat(builds.failure(
                        "nested",
                        new SampleSource()
                                .file("Procfile", "web: x\n")
                                .file("drycc.yaml", "build:\n  config:\n    A: [1]\n")))
                .hasMessageContaining("drycc.yaml");
    }

    @Test
    void nothingToBuildIsSaidWithTheWayOut() throws Exception {
        BuildFailed failed = builds.failure("empty", new SampleSource().file("README", "nothing"));
        assertThat(failed).hasMessage("no buildpack can build this source");
        assertThat(failed.hint()).contains("Procfile");
    }

    @Test
    void theOldestCacheGoesWhenAllOfThemAreTooLarge() throws Exception {
        String cached = "mkdir -p $CNB_LAYERS_DIR/big; head -c 3000000 /dev/zero > $CNB_LAYERS_DIR/big/file;"
                + " printf \"[types]\\ncache = true\\n\" > $CNB_LAYERS_DIR/big.toml";
        builds.start(UnpackLimits.DEFAULT, 5_000_000);
        builds.build("older", scripted(cached));
        assertThat(builds.root.resolve("data/caches/older")).exists();
        builds.build("newer", scripted(cached));
        assertThat(builds.root.resolve("data/caches/older")).doesNotExist();
        assertThat(builds.root.resolve("data/caches/newer/layers/sample_script/big/file"))
                .exists();
    }

    @Test
    void buildVariablesComeFromTheThreeFilesAndNotFromConfig() throws Exception {
        SampleSource source = scripted("echo A=$A B=$B C=$C D=$D; cat /platform/env/B")
                .file(".build-env", "# comment\nA=1\nB=1\n")
                .file("drycc.yaml", "build:\n  config:\n    B: 2\n    C: yes\ndeploy:\n  web: {}\n");
        Builds.Output output = new Builds.Output(() -> false);
        builds.build("variables", source, Map.of("D", "secret"), Duration.ofMinutes(1), output);
        assertThat(output.lines).contains("A=1 B=2 C=true D=");
    }
}
