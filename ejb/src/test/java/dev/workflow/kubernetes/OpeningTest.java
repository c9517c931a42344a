package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import dev.workflow.kubernetes.fake.FakeApiServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finding a cluster, and saying why there is none. */
class OpeningTest {

    @TempDir
    Path folder;

    private ClusterSettings settings(Optional<String> kubeconfig) throws IOException {
        Optional<Path> file = Optional.empty();
        if (kubeconfig.isPresent()) {
            file = Optional.of(Files.writeString(folder.resolve("config"), kubeconfig.get()));
        }
        return ClusterSettings.of(file, 100).patience(Duration.ofMillis(300));
    }

    private Surroundings around(Map<String, String> environment) {
        return new Surroundings(environment, folder.resolve("account"), folder.resolve("home"));
    }

    private void refused(ClusterSettings settings, Map<String, String> environment, String... words) {
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> ApiCluster.open(settings, around(environment)))
                .matches(problem -> problem.kind() == Kind.UNAVAILABLE)
                .satisfies(problem -> assertThat(problem.getMessage()).contains(words));
    }

    @Test
    void withoutAnythingItSaysWhatToSet() throws IOException {
        refused(settings(Optional.empty()), Map.of(), "workflow.kubernetes.kubeconfig", "service account");
    }

    @Test
    void aFileThatIsMissingOrWrongIsNamed() throws IOException {
        ClusterSettings missing = ClusterSettings.of(Optional.of(folder.resolve("nowhere")), 50);
        refused(missing, Map.of(), "nowhere", "missing");
        refused(settings(Optional.of("token: {secret")), Map.of(), "not valid YAML");
        assertThatExceptionOfType(ClusterProblem.class)
                .isThrownBy(() -> ApiCluster.open(settings(Optional.of("token: {secret")), around(Map.of())))
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("secret"));
        refused(
                settings(Optional.of("kind: Config\nclusters: []\ncontexts: []\nusers: []\n")),
                Map.of(),
                "no current context");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (FakeApiServer server = new FakeApiServer()) {
            String gone = server.kubeconfig().replace(server.url(), "http://127.0.0.1:" + port);
            refused(settings(Optional.of(gone)), Map.of(), "127.0.0.1:" + port, "cannot be reached");
        }
    }

    @Test
    void theFileThatKubectlReadsIsUsed() throws IOException {
        try (FakeApiServer server = new FakeApiServer()) {
            Path file = Files.writeString(folder.resolve("other"), server.kubeconfig());
            try (ApiCluster cluster =
                    ApiCluster.open(settings(Optional.empty()), around(Map.of("KUBECONFIG", file + ":/nowhere")))) {
                assertThat(cluster.capabilities().minor()).isEqualTo(36);
            }
            Path home = Files.createDirectories(folder.resolve("home").resolve(".kube"));
            Files.writeString(home.resolve("config"), server.kubeconfig());
            try (ApiCluster cluster = ApiCluster.open(settings(Optional.empty()), around(Map.of()))) {
                assertThat(cluster.capabilities().serves(Resource.POD)).isTrue();
            }
        }
    }

    @Test
    void insideAClusterTheServiceAccountIsUsed() throws IOException {
        Map<String, String> pod = Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
        assertThat(around(pod).insideCluster()).isFalse();
        Path account = Files.createDirectories(folder.resolve("account"));
        Files.writeString(account.resolve("token"), "t");

        assertThat(around(pod).insideCluster()).isTrue();
        assertThat(around(pod).server()).isEqualTo("https://[fd00::1]:6443");
        refused(settings(Optional.empty()), pod, "credentials", "ca.crt");
    }

    @Test
    void aServerThatIsTooOldIsRefused() throws IOException {
        try (FakeApiServer server = new FakeApiServer().minor(SupportedVersions.OLDEST - 1)) {
            refused(settings(Optional.of(server.kubeconfig())), Map.of(), "v1.24", "too old", "1.25");
        }
    }

    @Test
    void oneThatIsNewerThanAnyThatWasTriedIsTaken() throws IOException {
        try (FakeApiServer server = new FakeApiServer().minor(SupportedVersions.NEWEST + 3);
                ApiCluster cluster = ApiCluster.open(settings(Optional.of(server.kubeconfig())), around(Map.of()))) {
            assertThat(cluster.capabilities().minor()).isEqualTo(39);
        }
    }
}
