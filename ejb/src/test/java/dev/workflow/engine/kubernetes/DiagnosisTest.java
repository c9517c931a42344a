package dev.workflow.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that were made on a real cluster, and what users are told of them. */
class DiagnosisTest {

    private static final Duration WAITED = Duration.ofSeconds(20);

    private static Diagnosis of(String name, Duration waited) {
        Recorded recorded = Recorded.of(name);
        return new Diagnosis(new ProcessType(padded(name)), recorded.state(), recorded.events(), waited);
    }

    private static String padded(String name) {
        return name.length() < 3 ? name + "-x" : name;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "badname   | IMAGE         | Bad/Image:::x is no name of an image",
                "missing   | IMAGE         | its registry has no image 127.0.0.1:5000/no/such:v1",
                "nohost    | IMAGE         | cannot reach the registry of the image registry.invalid/some/app:v1",
                "crash     | EXITED        | exited with code 3 before it was ready",
                "nocommand | EXITED        | could not be started: exec: \"/no/such/program\"",
                "hook      | EXITED        | its post-start hook failed",
                "oom       | OUT_OF_MEMORY | its limit of 16Mi and was killed",
                "unsched   | UNSCHEDULABLE | 1 node(s) didn't match Pod's node affinity/selector",
                "greedy    | UNSCHEDULABLE | finds no machine to run on: 0/1 nodes are available: 1 Insufficient cpu",
                "http      | PROBE_FAILED  | readiness probe failed: HTTP probe failed with statuscode: 503",
                "deaf      | NOT_LISTENING | does not listen on $PORT (here 5000) after 20 s",
                "startup   | PROBE_FAILED  | was restarted: startup probe failed: not started",
                "live      | PROBE_FAILED  | was restarted: liveness probe failed: dead",
                "pvc       | VOLUME        | unbound immediate PersistentVolumeClaims",
                "config    | CONFIGURATION | secret \"gone\" not found",
                "root      | REFUSED       | may not run as root",
                "quota     | QUOTA         | exceeded quota: quota, requested: pods=1, used: pods=0, limited: pods=0",
                "account   | REFUSED       | serviceaccount \"nobody\" not found",
                "psa       | REFUSED       | violates PodSecurity \"restricted:latest\"",
            })
    void namesTheCause(String name, Cause cause, String words) {
        Symptom symptom = of(name, WAITED).explain();
        assertThat(symptom.cause()).isEqualTo(cause);
        assertThat(symptom.what()).contains(words);
        assertThat(symptom.hint()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"badname", "missing", "crash", "nocommand", "hook", "oom", "startup", "live", "root"})
    void givesUpAtOnceOnWhatCannotPass(String name) {
        assertThat(of(name, Duration.ZERO).certain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "quota", "account", "psa"})
    void givesUpSoonOnWhatRarelyPasses(String name) {
        assertThat(of(name, Duration.ofSeconds(1)).certain()).isFalse();
        assertThat(of(name, WAITED).certain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nohost", "unsched", "greedy", "http", "deaf", "pvc"})
    void waitsForWhatMayPass(String name) {
        assertThat(of(name, WAITED).certain()).isFalse();
    }

    @Test
    void quotesTheLastLinesOfWhoTalked() {
        ProcessType web = ProcessType.WEB;
        RolloutFailed crash = of("crash", WAITED).explain().failure(web, List.of("connecting", "I give up"));
        assertThat(crash)
                .hasMessage("Process web exited with code 3 before it was ready. Its last lines:\n"
                        + "  connecting\n  I give up");
        RolloutFailed image = of("missing", WAITED).explain().failure(web, List.of());
        assertThat(image.getMessage()).doesNotContain("printed").endsWith("not found.");
    }
}
