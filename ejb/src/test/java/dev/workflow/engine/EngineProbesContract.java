package dev.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.process.Probe;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every engine makes of the health checks of a process. */
public interface EngineProbesContract extends EngineContract {

    private static Probe probe(Probe.Check check, int failures) {
        return new Probe(check, Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(200), 1, failures);
    }

    private static Probe exec(int failures, String... command) {
        return probe(new Probe.Check.Exec(List.of(command)), failures);
    }

    private AppSpec.Process probed(
            AppSpec.Process one, Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {
        return new AppSpec.Process(
                one.type(),
                one.replicas(),
                one.image(),
                one.command(),
                one.args(),
                one.environment(),
                one.port(),
                one.routable(),
                startup,
                readiness,
                liveness,
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                one.grace());
    }

    private AppSpec.Process shell(String script) {
        AppSpec.Process one = worker(1);
        return new AppSpec.Process(
                one.type(),
                1,
                one.image(),
                List.of("sh", "-c", script),
                List.of(),
                one.environment(),
                one.port(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                one.grace());
    }

    @Test
    default void otherProbesWaitForTheStartupProbe() throws Exception {
        AppName app = app();
        String[] started = {"test", "-e", "/tmp/started"};
        AppSpec.Process slow = probed(
                shell("sleep 3; touch /tmp/started; exec sleep 1000"),
                Optional.of(exec(100, started)),
                Optional.empty(),
                Optional.of(exec(1, started)));
        deploy(spec(app, 1, slow));
        assertThat(up(app)).singleElement().satisfies(pod -> assertThat(pod.restarts())
                .isZero());
    }

    @Test
    default void aStartupProbeThatNeverPassesFailsTheRollout() {
        AppName app = app();
        AppSpec.Process never =
                probed(shell("exec sleep 1000"), Optional.of(exec(2, "false")), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> deploy(hasty(app, 1, never)))
                .isInstanceOf(RolloutFailed.class)
                .hasMessageContaining("startup probe");
        await().atMost(SOON).until(() -> engine().pods(app).isEmpty());
    }

    @Test
    default void aSocketThatAcceptsIsReady() throws Exception {
        AppName app = app();
        Probe listens = probe(new Probe.Check.TcpSocket(5000), 3);
        Probe patient = probe(new Probe.Check.TcpSocket(5000), 60);
        deploy(spec(app, 1, probed(web(1, 1), Optional.empty(), Optional.of(patient), Optional.of(listens))));
        assertThat(up(app)).singleElement().satisfies(pod -> assertThat(pod.ready())
                .isTrue());
        AppSpec.Process deaf = probed(worker(1), Optional.empty(), Optional.of(listens), Optional.empty());
        assertThatThrownBy(() -> deploy(hasty(app, 2, web(1, 1), deaf))).isInstanceOf(RolloutFailed.class);
    }

    @Test
    default void anAnswerOfTheWebIsReady() throws Exception {
        AppName app = app();
        Probe answers = probe(new Probe.Check.HttpGet(5000, "/", Map.of("X-Probe", "yes")), 3);
        deploy(spec(app, 1, probed(web(1, 1), Optional.empty(), Optional.of(answers), Optional.of(answers))));
        assertThat(get(app)).isEqualTo("release v1\n");
    }

    @Test
    default void aCommandDecidesReadiness() {
        AppName app = app();
        AppSpec.Process unready = probed(
                shell("exec sleep 1000"),
                Optional.empty(),
                Optional.of(exec(1, "sh", "-c", "echo not yet; exit 4")),
                Optional.empty());
        assertThatThrownBy(() -> deploy(hasty(app, 1, unready)))
                .isInstanceOfSatisfying(RolloutFailed.class, failure -> assertThat(failure.reason())
                        .isEqualTo(RolloutFailed.Cause.PROBE_FAILED))
                .hasMessageContaining("not yet");
    }
}
