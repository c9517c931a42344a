package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealClusterTest implements ClusterContract {

    private OpenCluster open;

    @BeforeEach
    void connect() {
        open = new OpenCluster(ClusterUnderTest.real("client"), Duration.ofSeconds(30));
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    @Override
    public OpenCluster open() {
        return open;
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, open.under.kubeconfig().replaceAll("certificate-authority-data: .*", ""));

        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> ApiCluster.open(ClusterSettings.of(Optional.of(file), 50)))
                .matches(problem -> problem.kind() == Kind.UNAVAILABLE)
                .withMessageContaining("is not trusted");
    }

    @Test
    void theServerTellsWhatHappensToAnObject() {
        Map<String, Object> pod = Map.of(
                "metadata", Map.of("name", "p", "namespace", open.namespace),
                "spec", Map.of("containers", java.util.List.of(Map.of("name", "c", "image", "127.0.0.1:1/none"))));
        open.cluster.create(Resource.POD, KubernetesObject.of(pod));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(open.cluster.events(open.namespace, Resource.POD, "p"))
                        .extracting(event -> event.text("reason"))
                        .contains("Scheduled"));
        assertThat(open.cluster.events(open.namespace, Resource.POD, "q")).isEmpty();
    }
}
