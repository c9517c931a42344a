package dev.workflow.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.ExecSpec;
import dev.workflow.engine.Execution;
import dev.workflow.engine.Pod;
import dev.workflow.engine.Pod.State;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.VolumeMount;
import dev.workflow.image.ImageReference;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import dev.workflow.process.Probe;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.sandbox.Tenant;
import dev.workflow.sandbox.TinyRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What only this engine promises: walls, limits, logs, and that nothing is left over. */
@org.junit.jupiter.api.parallel.Execution(ExecutionMode.CONCURRENT)
class LocalEngineTest {

    private static final ProcessType WEB = ProcessType.WEB;
    private static final ProcessType WORKER = new ProcessType("worker");
    private static final Duration SOON = Duration.ofSeconds(60);

    private LocalFixture local;
    private AppName app;

    @BeforeEach
    void open() throws IOException {
        local = new LocalFixture(EnumSet.of(Sandbox.Strength.BUBBLEWRAP, Sandbox.Strength.NAMESPACES));
        app = local.app();
    }

    @AfterEach
    void close() {
        if (local != null) {
            local.close();
        }
    }

    private AppSpec.Process process(ProcessType type, ImageReference image, Resources limits, List<String> command) {
        return new AppSpec.Process(
                type,
                1,
                image,
                command,
                List.of(),
                Map.of("PORT", "5000", "SECRET", "of " + app),
                5000,
                type.equals(WEB),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limits,
                Duration.ofSeconds(3));
    }

    private AppSpec.Process shell(String script) {
        return process(WORKER, local.image, Resources.UNLIMITED, List.of("sh", "-c", script));
    }

    private void deploy(AppName name, AppSpec.Process process) throws Exception {
        local.engine.apply(
                new AppSpec(name, 1, List.of(process), Duration.ofSeconds(20)),
                Set.of(process.type()),
                Progress.SILENT);
    }

    private String said(String script) throws Exception {
        deploy(app, shell(script + "; echo done; exec sleep 1000"));
        String pod = local.engine.pods(app).get(0).name();
        await().atMost(SOON).until(() -> local.engine.podLogs(app, pod, 0).contains("done"));
        return String.join("\n", local.engine.podLogs(app, pod, 0));
    }

    @Test
    void aProcessSeesNothingOfThePlatform() throws Exception {
        Files.writeString(local.data.resolve("platform-secret"), "hunter2");
        String out =
                said("ls / " + local.data + "; cat " + local.data + "/platform-secret /proc/*/environ; env; ps ax");
        assertThat(out).doesNotContain("hunter2").doesNotContain("surefire").doesNotContain("/root");
        assertThat(out).contains("SECRET=of " + app);
    }

    @Test
    void aProcessSeesNothingOfAnotherApp() throws Exception {
        AppName other = local.app();
        deploy(
                other,
                process(
                        WORKER,
                        local.image,
                        Resources.UNLIMITED,
                        List.of("sh", "-c", "echo x >/tmp/theirs; exec sleep 1234")));
        String out = said("ls /tmp; cat /proc/*/environ | tr '\\0' '\\n' | grep '^SECRET=' | sort -u; ps ax");
        assertThat(out)
                .contains("SECRET=of " + app)
                .doesNotContain(other.value() + "\n")
                .doesNotContain("theirs", "1234");
    }

    @Test
    void theImageIsAsItWasForEveryProcess() throws Exception {
        assertThat(said("ls /workspace; echo x >/workspace/mine; ls /workspace; echo \"$FROM_IMAGE $PWD $HOME\""))
                .isEqualTo("dev\ndev\nmine\nyes /workspace /home/app\ndone");
        deploy(local.app(), shell("test ! -e /workspace/mine && exec sleep 1000"));
    }

    @Test
    void placesOfTheSystemAndVolumesInVolumesAreRefused() {
        for (String path : List.of("/usr/share/x", "/usr", "/etc", "/proc/self", "/lib64")) {
            assertThat(local.engine.refusal(List.of(volume(path)))).as(path).isPresent();
        }
        assertThat(local.engine.refusal(List.of(volume("/a"), volume("/a/b")))).isPresent();
        assertThat(local.engine.refusal(List.of(volume("/a"), volume("/a")))).isPresent();
        assertThat(local.engine.refusal(List.of(volume("/a"), volume("/ab"), volume("/workspace/data"))))
                .isEmpty();
    }

    private static VolumeMount volume(String path) {
        return new VolumeMount(UUID.randomUUID(), "data", path, new VolumeMount.Source.Own());
    }

    @Test
    void anImageWithARootOfItsOwnRunsOnIt(@TempDir Path temp) throws Exception {
        ImageReference image = local.images.add(
                "tiny",
                "{\"config\":{\"Entrypoint\":[\"sh\",\"-c\"],\"Cmd\":[\"cat /etc/marker; id -u; echo x >/etc/new && ls /; "
                        + "exec sleep 1000\"],\"User\":\"101\",\"Env\":[\"PATH=/bin\"]}}",
                layer(TinyRoot.in(temp)));
        deploy(app, process(WORKER, image, Resources.UNLIMITED, List.of()));
        Pod pod = local.engine.pods(app).get(0);
        await().atMost(SOON)
                .until(() -> local.engine.podLogs(app, pod.name(), 0).contains("workspace"));
        assertThat(local.engine.podLogs(app, pod.name(), 0)).startsWith("tiny").doesNotContain("root", "opt", "srv");
        Execution execution = Execution.of(
                local.engine,
                app,
                pod.name(),
                new ExecSpec(List.of("sh", "-c", "cat /etc/new /etc/marker"), false, false, 0, 0));
        assertThat(execution.exit()).isZero();
        assertThat(execution.stdout()).isEqualTo("x\ntiny\n");
    }

    private static byte[] layer(Path root) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted().toList()) {
                String name = root.relativize(path).toString();
                if (Files.isRegularFile(path)) {
                    files.put(name, Files.readAllBytes(path));
                } else if (!name.isEmpty()) {
                    files.put(name + "/", new byte[0]);
                }
            }
        }
        return MemoryImages.layer(files);
    }

    @Test
    void aMemoryEaterIsKilledAndNamed() {
        assumeTrue(Tenant.serverUid() == 0, "only root may make control groups here");
        Resources little = new Resources(64L << 20, 500);
        List<String> command = local.testApp("eat");
        command.add(1, "-Xmx512m");
        assertThatThrownBy(() -> deploy(app, process(WORKER, local.image, little, command)))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.OUT_OF_MEMORY))
                .hasMessageContaining("64 MiB");
        assertThat(local.engine.events(app)).anyMatch(event -> event.reason().equals("OOMKilled"));
    }

    @Test
    void aProcessThatListensElsewhereIsToldWhere() {
        assertThatThrownBy(() -> local.engine.apply(
                        new AppSpec(
                                app,
                                1,
                                List.of(process(WEB, local.image, Resources.UNLIMITED, local.testApp("elsewhere"))),
                                Duration.ofSeconds(4)),
                        Set.of(WEB),
                        Progress.SILENT))
                .isInstanceOf(RolloutFailed.class)
                .hasMessageMatching("(?s).*it listens on port (\\d+) instead.*listening on \\1.*");
    }

    @Test
    void aProgramThatIsNotThereIsNamedAtOnce() {
        long begin = System.nanoTime();
        assertThatThrownBy(
                        () -> deploy(app, process(WEB, local.image, Resources.UNLIMITED, List.of("no-such-program"))))
                .isInstanceOf(RolloutFailed.class)
                .hasMessageContaining("no-such-program");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anImageThatCannotBeHadIsNamed() {
        ImageReference unknown = ImageReference.parse("127.0.0.1:5000/nothing@sha256:" + "0".repeat(64));
        assertThatThrownBy(() -> deploy(app, process(WEB, unknown, Resources.UNLIMITED, List.of())))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.IMAGE))
                .hasMessageContaining("manifest unknown");
        assertThat(local.engine.pods(app)).isEmpty();
    }

    @Test
    void anImageIsPulledOnce() throws Exception {
        deploy(app, shell("exec sleep 1000"));
        deploy(local.app(), shell("exec sleep 1000"));
        assertThat(local.images.pulls).hasValue(1);
    }

    @Test
    void aCrashingProcessIsRestartedWithGrowingPauses() throws Exception {
        deploy(app, shell("sleep 1.5; exit 3"));
        await().atMost(SOON).until(() -> local.engine.pods(app).get(0).restarts() >= 2);
        Pod pod = local.engine.pods(app).get(0);
        assertThat(pod.lastExit().orElseThrow().code()).isEqualTo(3);
        await().atMost(SOON).until(() -> local.engine.pods(app).get(0).state() == State.CRASHED);
        assertThat(local.engine.pods(app).get(0).reason()).isEqualTo("exited with code 3");
        assertThat(local.logs.tail(app, 100)).anyMatch(line -> line.text().contains("exited with code 3"));
    }

    @Test
    void aProcessThatFailsItsLivenessProbeIsRestarted() throws Exception {
        AppSpec.Process base = shell("touch /tmp/well; sleep 3; rm /tmp/well; exec sleep 1000");
        Probe probe = new Probe(
                new Probe.Check.Exec(List.of("test", "-e", "/tmp/well")),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                1,
                2);
        deploy(app, withLiveness(base, probe));
        await().atMost(SOON).until(() -> local.engine.pods(app).get(0).restarts() >= 1);
        assertThat(local.engine.events(app)).anyMatch(event -> event.reason().equals("Unhealthy"));
    }

    private static AppSpec.Process withLiveness(AppSpec.Process one, Probe probe) {
        return new AppSpec.Process(
                one.type(),
                one.replicas(),
                one.image(),
                one.command(),
                one.args(),
                one.environment(),
                one.port(),
                one.routable(),
                one.startup(),
                one.readiness(),
                Optional.of(probe),
                Optional.of("echo started >>/tmp/hooks"),
                Optional.of("echo stopping >>/tmp/hooks"),
                one.resources(),
                one.grace());
    }

    @Test
    void hooksRunBesideTheProcessAfterItsStartAndBeforeItIsAskedToStop() throws Exception {
        AppSpec.Process base = shell("trap 'cat /tmp/hooks; exit 0' TERM; while :; do sleep 0.1; done");
        Probe hooked = new Probe(
                new Probe.Check.Exec(List.of("grep", "-q", "started", "/tmp/hooks")),
                Duration.ZERO,
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                1,
                50);
        deploy(app, withLiveness(base, hooked));
        String pod = local.engine.pods(app).get(0).name();
        local.engine.deletePods(app, List.of(pod));
        await().atMost(SOON).until(() -> local.logs.tail(app, 0).stream()
                .map(LogLine::text)
                .toList()
                .containsAll(List.of("started", "stopping")));
    }

    @Test
    void aFloodOfLinesLeavesTheNewest() throws Exception {
        deploy(app, process(WORKER, local.image, Resources.UNLIMITED, local.testApp("flood", "300000")));
        String pod = local.engine.pods(app).get(0).name();
        await().atMost(SOON).until(() -> local.engine.podLogs(app, pod, 1).equals(List.of("flooded")));
        assertThat(local.engine.podLogs(app, pod, 0))
                .hasSizeLessThanOrEqualTo(1000)
                .contains("line 300000");
        assertThat(local.engine.podLogs(app, pod, 3)).containsExactly("line 299999", "line 300000", "flooded");
    }

    @Test
    void hugeAndBinaryLinesAreCut() throws Exception {
        deploy(
                app,
                shell(
                        "head -c 1000000 /dev/zero | tr '\\0' x; echo; printf '\\377\\001\\033[31mred\\r\\n'; exec sleep 1000"));
        await().atMost(SOON).until(() -> local.logs.tail(app, 0).stream()
                .anyMatch(line -> line.text().endsWith("red")));
        List<LogLine> lines = local.logs.tail(app, 0);
        assertThat(lines).allMatch(line -> line.text().length() <= AppLogs.LONGEST_LINE);
        assertThat(lines.stream()
                        .mapToLong(line ->
                                line.text().chars().filter(c -> c == 'x').count())
                        .sum())
                .isEqualTo(1_000_000);
        assertThat(lines.get(0).source()).matches(app + "\\[worker\\.v1\\.[a-z0-9]{5}]");
    }

    @Test
    void aStubbornProcessIsKilledWhenItsGraceIsOver() throws Exception {
        deploy(app, shell("trap '' TERM; while :; do sleep 0.1; done"));
        long begin = System.nanoTime();
        local.engine.destroy(app);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    }

    @Test
    void nothingIsLeftWhenTheEngineCloses() throws Exception {
        deploy(app, shell("sleep 4711 & exec sleep 4711"));
        local.engine.close();
        await().atMost(SOON).until(() -> running("4711").isEmpty());
        assertThat(Files.list(local.data.resolve("engine/pods"))).isEmpty();
        assertThat(Files.list(local.data.resolve("engine/running"))).isEmpty();
    }

    /** A server that is killed: the kernel's death signal reaches everything it started. */
    @Test
    void nothingIsLeftWhenTheServerIsKilled() throws Exception {
        Process server = new ProcessBuilder(
                        local.testApp().get(0),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedServer.class.getName(),
                        local.data.resolve("doomed").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(server.inputReader().readLine()).isEqualTo("up");
            await().atMost(SOON).until(() -> running("4712").size() == 2);
        } finally {
            server.destroyForcibly().waitFor();
        }
        await().atMost(SOON).until(() -> running("4712").isEmpty());
    }

    @Test
    void whatAnEarlierServerLeftIsKilledAtTheNextStart() throws Exception {
        Process left = new ProcessBuilder("setsid", "sh", "-c", "sleep 4713 & exec sleep 4713").start();
        await().until(() -> running("4713").size() == 2);
        Leftovers notes = new Leftovers(local.data.resolve("engine/running"));
        notes.remember("old-pod", left.pid());
        local.another().close();
        await().atMost(SOON).until(() -> running("4713").isEmpty());
    }

    /** Processes whose arguments hold the mark. */
    private static List<Long> running(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> Stream.of(process.info().arguments().orElse(new String[0]))
                        .anyMatch(mark::equals))
                .map(ProcessHandle::pid)
                .toList();
    }
}
