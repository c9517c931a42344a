package dev.workflow.delivery.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real API server takes all objects. It keeps none of them. */
@EnabledIfEnvironmentVariable(
        named = "WORKFLOW_TEST_KUBECONFIG",
        matches = ".+",
        disabledReason = "no cluster: WORKFLOW_TEST_KUBECONFIG names no kubeconfig")
class ClusterTest {

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "off-cluster"})
    void theApiServerAcceptsTheChart(String installation) {
        Release release = new Helm(Chart.FOLDER)
                .install()
                .withName("chart-test")
                .withNamespace("default")
                .withValuesFile(Chart.values(installation))
                .withKubeConfig(Path.of(System.getenv("WORKFLOW_TEST_KUBECONFIG")))
                .withDryRunOption(DryRun.SERVER)
                .call();
        assertThat(release.getOutput()).contains("chart-test");
    }
}
