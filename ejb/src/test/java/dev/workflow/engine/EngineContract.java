package dev.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.Pod.State;
import dev.workflow.image.ImageReference;
import dev.workflow.problem.Problem;
import dev.workflow.process.Probe;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every engine must do. An adapter's test implements the few abstract methods and inherits the suite. */
public interface EngineContract {

    ProcessType WEB = ProcessType.WEB;
    ProcessType WORKER = new ProcessType("worker");
    Duration SOON = Duration.ofSeconds(60);

    Engine engine();

    /** An app name no other test uses. */
    AppName app();

    /** An image that holds {@link TestApp}. */
    ImageReference image();

    /** The command that runs {@link TestApp} in that image. */
    List<String> testApp(String... arguments);

    /** One request to the web process of the app, as the router would send it; the body of a 200. */
    String get(AppName app, String path) throws IOException;

    default String get(AppName app) throws IOException {
        return get(app, "/");
    }

    /** How long a rollout that cannot succeed may take in these tests. */
    default Duration patience() {
        return Duration.ofSeconds(6);
    }

    /** Whether it can be known here what processes use. */
    default boolean measuresUsage() {
        return true;
    }

    /** Whether volumes can be had here. */
    default boolean keepsVolumes() {
        return true;
    }

    default AppSpec.Process process(ProcessType type, int replicas, Map<String, String> more, String... arguments) {
        Map<String, String> environment = new java.util.HashMap<>(Map.of("PORT", "5000"));
        environment.putAll(more);
        return new AppSpec.Process(
                type,
                replicas,
                image(),
                testApp(arguments),
                List.of(),
                environment,
                5000,
                type.equals(WEB),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                Duration.ofSeconds(5));
    }

    default AppSpec.Process web(int release, int replicas) {
        return process(WEB, replicas, Map.of("RELEASE", "v" + release), "serve");
    }

    default AppSpec.Process worker(int replicas) {
        return process(WORKER, replicas, Map.of(), "work");
    }

    default AppSpec spec(AppName app, int release, AppSpec.Process... processes) {
        return new AppSpec(app, release, List.of(processes), Duration.ofSeconds(60));
    }

    default AppSpec hasty(AppName app, int release, AppSpec.Process... processes) {
        return new AppSpec(app, release, List.of(processes), patience());
    }

    default void deploy(AppSpec spec) throws Exception {
        Set<ProcessType> all =
                Set.copyOf(spec.processes().stream().map(AppSpec.Process::type).toList());
        engine().apply(spec, all, Progress.SILENT);
    }

    default List<Pod> up(AppName app) {
        return engine().pods(app).stream()
                .filter(pod -> pod.state() == State.UP)
                .toList();
    }

    default List<String> names(List<Pod> pods) {
        return pods.stream().map(Pod::name).toList();
    }

    @Test
    default void deployMakesPodsThatAreUpAndAnswer() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 2), worker(1)));

        assertThat(up(app)).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.ready()).isTrue();
            assertThat(pod.release()).isEqualTo(1);
            assertThat(pod.restarts()).isZero();
            assertThat(pod.name()).startsWith(app + "-" + pod.type() + "-");
        });
        assertThat(get(app)).isEqualTo("release v1\n");
        assertThat(engine().groups(app))
                .extracting(ProcessGroup::type, ProcessGroup::wanted, ProcessGroup::ready)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(WEB, 2, 2),
                        org.assertj.core.groups.Tuple.tuple(WORKER, 1, 1));
    }

    @Test
    default void newReleaseReplacesTheOldWithoutAFailedRequest() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 2)));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                try {
                    assertThat(get(app)).startsWith("release v");
                    answered.incrementAndGet();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        await().until(() -> answered.get() > 20);

        deploy(spec(app, 2, web(2, 2)));
        assertThat(get(app)).isEqualTo("release v2\n");
        await().atMost(SOON).until(() -> engine().pods(app).size() == 2);
        over.set(true);

        client.join();
        assertThat(up(app)).hasSize(2).allMatch(pod -> pod.release() == 2);
    }

    @Test
    default void releaseThatExitsLeavesTheOldRunningAndNamesTheCause() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1)));
        List<String> before = names(up(app));

        AppSpec bad = hasty(app, 2, process(WEB, 1, Map.of(), "exit", "3"));
        assertThatThrownBy(() -> deploy(bad))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> {
                    assertThat(failure.reason()).isEqualTo(RolloutFailed.Cause.EXITED);
                    assertThat(failure.type()).isEqualTo(WEB);
                    assertThat(failure.hint()).isNotEmpty();
                })
                .hasMessageContaining("exited with code 3")
                .hasMessageContaining("I give up: no database");

        assertThat(get(app)).isEqualTo("release v1\n");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(engine().pods(app))).isEqualTo(before));
    }

    @Test
    default void releaseThatNeverListensLeavesTheOldRunningAndNamesTheCause() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1)));

        AppSpec bad = hasty(app, 2, process(WEB, 1, Map.of(), "work"));
        assertThatThrownBy(() -> deploy(bad))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.NOT_LISTENING))
                .hasMessageContaining("PORT");

        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void failingHealthCheckIsNamedWithItsAnswer() throws Exception {
        AppName app = app();
        Probe probe = new Probe(
                new Probe.Check.HttpGet(5000, "/health", Map.of()),
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                1,
                3);
        AppSpec.Process sick = process(WEB, 1, Map.of(), "sick");
        AppSpec bad = hasty(app, 1, withReadiness(sick, probe));

        assertThatThrownBy(() -> deploy(bad))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.PROBE_FAILED))
                .hasMessageContaining("503");
        await().atMost(SOON).until(() -> engine().pods(app).isEmpty());
    }

    default AppSpec.Process withReadiness(AppSpec.Process one, Probe probe) {
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
                Optional.of(probe),
                one.liveness(),
                one.postStart(),
                one.preStop(),
                one.resources(),
                one.grace());
    }

    @Test
    default void oneBadTypeKeepsTheOthersAtTheOldRelease() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1), worker(1)));
        List<String> before = names(up(app));

        AppSpec bad = hasty(app, 2, web(2, 1), process(WORKER, 1, Map.of(), "exit", "1"));
        assertThatThrownBy(() -> deploy(bad)).isInstanceOf(RolloutFailed.class);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(engine().pods(app))).isEqualTo(before));
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void scalesUpAndDownAndToZeroAndBack() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1)));
        List<String> first = names(up(app));

        deploy(spec(app, 1, web(1, 3)));
        assertThat(names(up(app))).hasSize(3).containsAll(first);

        deploy(spec(app, 1, web(1, 1)));
        await().atMost(SOON).until(() -> engine().pods(app).size() == 1);
        assertThat(get(app)).isEqualTo("release v1\n");

        deploy(spec(app, 1, web(1, 0)));
        await().atMost(SOON).until(() -> engine().pods(app).isEmpty());
        assertThatThrownBy(() -> get(app)).isInstanceOf(IOException.class);

        deploy(spec(app, 1, web(1, 1)));
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void applyingTheSameAgainChangesNothing() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1), worker(1)));
        List<String> before = names(engine().pods(app));
        deploy(spec(app, 1, web(1, 1), worker(1)));
        assertThat(names(engine().pods(app))).isEqualTo(before);
    }

    @Test
    default void typesOutOfScopeKeepWhatTheyRun() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1), worker(1)));
        engine().apply(spec(app, 2, web(2, 1), worker(1)), Set.of(WEB), Progress.SILENT);
        await().atMost(SOON).until(() -> engine().pods(app).size() == 2);
        assertThat(up(app)).allMatch(pod -> pod.release() == (pod.type().equals(WEB) ? 2 : 1));
    }

    @Test
    default void typesTheSpecNoLongerNamesStop() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1), worker(1)));
        engine().apply(spec(app, 2, web(2, 1)), Set.of(), Progress.SILENT);
        await().atMost(SOON).untilAsserted(() -> assertThat(engine().pods(app))
                .singleElement()
                .extracting(Pod::type, Pod::release)
                .containsExactly(WEB, 1));
    }

    @Test
    default void restartReplacesEveryPodOfTheType() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 2), worker(1)));
        List<String> before = names(up(app));
        String workerBefore = before.stream()
                .filter(name -> name.contains("-worker-"))
                .findFirst()
                .orElseThrow();

        engine().restart(app, Set.of(WEB), Progress.SILENT);

        await().atMost(SOON).until(() -> engine().pods(app).size() == 3);
        assertThat(names(up(app))).hasSize(3).contains(workerBefore);
        assertThat(names(up(app)).stream().filter(before::contains)).hasSize(1);
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void tellsWhatAProcessUses() throws Exception {
        assumeThat(measuresUsage()).isTrue();
        AppName app = app();
        assertThat(engine().usage(app)).isEmpty();
        deploy(new AppSpec(app, 1, List.of(web(1, 1)), SOON));
        await().atMost(SOON).untilAsserted(() -> {
            Usage usage = engine().usage(app).get(0);
            assertThat(usage.pod()).isEqualTo(engine().pods(app).get(0).name());
            assertThat(usage.type()).isEqualTo(WEB);
            assertThat(usage.up()).isTrue();
            assertThat(usage.restarts()).isZero();
            assertThat(usage.cpuSeconds().orElseThrow()).isBetween(0.05, 60.0);
            assertThat(usage.memoryBytes().orElseThrow()).isBetween(8L << 20, 1L << 30);
        });
        engine().destroy(app);
        assertThat(engine().usage(app)).isEmpty();
    }

    @Test
    default void deletedPodsAreReplaced() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, worker(2)));
        String victim = up(app).get(0).name();
        engine().deletePods(app, List.of(victim, "no-such-pod"));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(names(up(app))).hasSize(2).doesNotContain(victim);
            assertThat(engine().pods(app)).hasSize(2);
        });
    }

    @Test
    default void crashedProcessIsRestartedAndCounted() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1)));
        String pod = up(app).get(0).name();
        assertThatThrownBy(() -> get(app, "/crash")).isInstanceOf(IOException.class);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(engine().pods(app)).singleElement().satisfies(after -> {
                            assertThat(after.name()).isEqualTo(pod);
                            assertThat(after.restarts()).isEqualTo(1);
                            assertThat(after.state()).isEqualTo(State.UP);
                            assertThat(after.lastExit().orElseThrow().code()).isEqualTo(9);
                        }));
        assertThat(engine().events(app))
                .anySatisfy(event -> assertThat(event.subject()).isEqualTo(pod));
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void cancelledRolloutLeavesTheOldRunning() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 1)));
        List<String> before = names(up(app));
        AtomicBoolean cancelled = new AtomicBoolean();
        CountDownLatch started = new CountDownLatch(1);
        Progress progress = new Progress() {
            @Override
            public void say(String line) {
                // not of interest here
            }

            @Override
            public boolean cancelled() {
                started.countDown();
                return cancelled.get();
            }
        };
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(() -> {
            try {
                engine().apply(spec(app, 2, process(WEB, 1, Map.of(), "work")), Set.of(WEB), progress);
                return null;
            } catch (Exception e) {
                return e;
            }
        });
        started.await();
        cancelled.set(true);

        assertThat(outcome.join()).isInstanceOf(CancellationException.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(engine().pods(app))).isEqualTo(before));
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void runsAOneOffProcess() {
        AppName app = app();
        String pod = engine().run(job(app, Duration.ofSeconds(60), "exit", "0"));
        assertThat(pod).matches(app + "-run-[a-z0-9]{5}");
        await().atMost(SOON).until(() -> state(app, pod) == State.DOWN);
        assertThat(engine().podLogs(app, pod, 10)).containsExactly("I give up: no database");
    }

    @Test
    default void failedAndEndlessOneOffProcessesAreCrashed() {
        AppName app = app();
        String failed = engine().run(job(app, Duration.ofSeconds(60), "exit", "4"));
        String endless = engine().run(job(app, Duration.ofSeconds(2), "work"));
        await().atMost(SOON).until(() -> state(app, failed) == State.CRASHED);
        await().atMost(SOON).until(() -> state(app, endless) == State.CRASHED);
        assertThat(engine().pods(app))
                .filteredOn(pod -> pod.name().equals(failed))
                .singleElement()
                .satisfies(
                        pod -> assertThat(pod.lastExit().orElseThrow().code()).isEqualTo(4));
        engine().deletePods(app, List.of(failed, endless));
        await().atMost(SOON).until(() -> engine().pods(app).isEmpty());
    }

    default JobSpec job(AppName app, Duration timeout, String... arguments) {
        return new JobSpec(
                app,
                1,
                image(),
                testApp(arguments),
                List.of(),
                Map.of(),
                Resources.UNLIMITED,
                timeout,
                Duration.ofMinutes(5));
    }

    default State state(AppName app, String pod) {
        return engine().pods(app).stream()
                .filter(one -> one.name().equals(pod))
                .map(Pod::state)
                .findFirst()
                .orElse(State.DESTROYED);
    }

    @Test
    default void execGivesOutputErrorsExitStatusAndTakesInput() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, process(WORKER, 1, Map.of("COLOUR", "blue"), "work")));
        String pod = up(app).get(0).name();

        String script = "read line; echo \"$line $COLOUR\"; echo bad >&2; exit 5";
        Execution execution =
                Execution.of(engine(), app, pod, new ExecSpec(List.of("sh", "-c", script), true, false, 0, 0));
        execution.session().stdin("hello\n".getBytes());
        execution.session().stdinEnd();

        assertThat(execution.exit()).isEqualTo(5);
        assertThat(execution.stdout()).isEqualTo("hello blue\n");
        assertThat(execution.stderr()).isEqualTo("bad\n");
    }

    @Test
    default void execOnATerminalHasASizeAndAnExitStatus() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, worker(1)));
        String pod = up(app).get(0).name();

        Execution execution = Execution.of(engine(), app, pod, new ExecSpec(List.of("sh"), true, true, 91, 33));
        execution.session().stdin("test -t 0 && stty size; exit 7\n".getBytes());

        assertThat(execution.exit()).isEqualTo(7);
        assertThat(execution.stdout()).contains("33 91");
    }

    @Test
    default void closedExecEnds() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, worker(1)));
        String pod = up(app).get(0).name();
        Execution execution = Execution.of(
                engine(), app, pod, new ExecSpec(List.of("sh", "-c", "echo on; sleep 1000"), false, false, 0, 0));
        await().until(() -> execution.stdout().equals("on\n"));
        execution.session().close();
        assertThat(execution.exit()).isNotZero();
    }

    @Test
    default void closedExecOnATerminalEnds() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, worker(1)));
        String pod = up(app).get(0).name();
        Execution execution = Execution.of(
                engine(), app, pod, new ExecSpec(List.of("sh", "-c", "echo on; sleep 1000"), true, true, 80, 24));
        await().until(() -> execution.stdout().contains("on"));
        execution.session().close();
        assertThat(execution.exit()).isNotZero();
    }

    @Test
    default void execOfAnUnknownPodIsRefused() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, worker(1)));
        assertThatThrownBy(() -> Execution.of(
                        engine(), app, app + "-worker-nope2", new ExecSpec(List.of("sh"), false, false, 0, 0)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
                .hasMessage("this process not found");
    }

    default AppSpec.Process withVolume(AppSpec.Process one, VolumeMount volume) {
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
                one.liveness(),
                one.postStart(),
                one.preStop(),
                one.resources(),
                one.grace(),
                List.of(volume),
                one.tags(),
                one.autoscale());
    }

    default VolumeMount volume(String path) {
        return new VolumeMount(UUID.randomUUID(), "data", path, new VolumeMount.Source.Own());
    }

    /** What a shell beside the one process of the app prints. */
    default String shell(AppName app, String script) throws Exception {
        String pod = up(app).get(0).name();
        Execution execution =
                Execution.of(engine(), app, pod, new ExecSpec(List.of("sh", "-c", script), false, false, 0, 0));
        assertThat(execution.exit()).as(execution.stderr()).isZero();
        return execution.stdout();
    }

    @Test
    default void whatIsWrittenToAVolumeOutlivesTheProcess() throws Exception {
        AppName app = app();
        VolumeMount volume = volume("/data/files");
        assumeThat(engine().refusal(List.of(volume))).isEmpty();
        assumeThat(keepsVolumes()).isTrue();
        deploy(spec(app, 1, withVolume(worker(1), volume)));
        shell(app, "echo kept >/data/files/note; mkdir /data/files/deep; id -u >/data/files/deep/user");
        deploy(spec(app, 2, withVolume(worker(1), volume)));
        await().atMost(SOON).until(() -> engine().pods(app).size() == 1);
        assertThat(shell(app, "cat /data/files/note; ls /data/files")).isEqualTo("kept\ndeep\nnote\n");
        deploy(spec(app, 2, worker(1)));
        await().atMost(SOON).until(() -> engine().pods(app).size() == 1);
        assertThat(shell(app, "test ! -e /data && echo unmounted")).isEqualTo("unmounted\n");
        deploy(spec(app, 2, withVolume(worker(1), volume)));
        await().atMost(SOON).until(() -> engine().pods(app).size() == 1);
        assertThat(shell(app, "cat /data/files/note")).isEqualTo("kept\n");
    }

    @Test
    default void aVolumeIsSharedByTheProcessesThatMountItAndNobodyElse() throws Exception {
        AppName app = app();
        AppName other = app();
        VolumeMount volume = volume("/data");
        assumeThat(engine().refusal(List.of(volume))).isEmpty();
        assumeThat(keepsVolumes()).isTrue();
        deploy(spec(app, 1, withVolume(worker(1), volume)));
        deploy(spec(other, 1, withVolume(worker(1), volume("/data"))));
        shell(app, "echo mine >/data/secret");
        assertThat(shell(other, "ls -A /data")).isEmpty();
        JobSpec job = job(app, Duration.ofSeconds(60), "exit", "0");
        String pod = engine().run(new JobSpec(
                app,
                1,
                job.image(),
                List.of("sh", "-c", "cat /data/secret"),
                List.of(),
                Map.of("PATH", "/usr/bin:/bin"),
                job.resources(),
                job.timeout(),
                job.keep(),
                List.of(volume),
                Map.of(),
                List.of()));
        await().atMost(SOON).until(() -> state(app, pod) == State.DOWN);
        assertThat(engine().podLogs(app, pod, 10)).containsExactly("mine");
    }

    @Test
    default void aVolumeThatCannotBeMountedIsNamedAndNothingStarts() throws Exception {
        AppName app = app();
        VolumeMount nfs = new VolumeMount(
                UUID.randomUUID(), "share", "/share", new VolumeMount.Source.Nfs("files.example.com", "/srv", false));
        Optional<String> refusal = engine().refusal(List.of(nfs));
        assumeThat(refusal).isPresent();
        assertThatThrownBy(() -> deploy(spec(app, 1, withVolume(worker(1), nfs))))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.VOLUME))
                .hasMessage(refusal.get())
                .hasMessageContaining("share");
        assertThat(engine().pods(app)).isEmpty();
    }

    @Test
    default void destroyLeavesNothing() throws Exception {
        AppName app = app();
        deploy(spec(app, 1, web(1, 2), worker(1)));
        engine().run(job(app, Duration.ofMinutes(5), "work"));
        engine().destroy(app);
        assertThat(engine().pods(app)).isEmpty();
        assertThat(engine().groups(app)).isEmpty();
        assertThatThrownBy(() -> get(app)).isInstanceOf(IOException.class);
        engine().destroy(app);
    }

    @Test
    default void appsRollOutInParallelWithoutTouchingEachOther() throws Exception {
        AppName one = app();
        AppName other = app();
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> unchecked(spec(one, 1, web(1, 1))));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> unchecked(spec(other, 4, web(4, 1))));
        first.join();
        second.join();
        assertThat(get(one)).isEqualTo("release v1\n");
        assertThat(get(other)).isEqualTo("release v4\n");
        engine().destroy(one);
        assertThat(get(other)).isEqualTo("release v4\n");
    }

    private void unchecked(AppSpec spec) {
        try {
            deploy(spec);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
