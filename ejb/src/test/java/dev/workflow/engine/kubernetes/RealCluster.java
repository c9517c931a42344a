package dev.workflow.engine.kubernetes;

import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.ExecListener;
import dev.workflow.kubernetes.Cluster.ExecRequest;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The cluster that {@code WORKFLOW_TEST_KUBECONFIG} names, with a pod in it that asks others for us: their addresses may
 * not be reachable from here. {@code WORKFLOW_TEST_IMAGE} is an image with java, bash and curl.
 */
final class RealCluster implements AutoCloseable {

    static final String KUBECONFIG = "WORKFLOW_TEST_KUBECONFIG";
    static final String IMAGE = "WORKFLOW_TEST_IMAGE";

    /** A folder on the nodes in which volumes may be made; without it tests of volumes are skipped. */
    private static final String VOLUMES = "WORKFLOW_TEST_NODE_FOLDER";

    static final String STORAGE_CLASS = "rollout-tests";

    private static final Resource VOLUME = new Resource("", "v1", "PersistentVolume", "persistentvolumes", false);

    final Cluster cluster = ApiCluster.open(ClusterSettings.of(Optional.of(Path.of(System.getenv(KUBECONFIG))), 100));
    final String prefix = "rollout-" + UUID.randomUUID().toString().substring(0, 6);

    static String image() {
        return Optional.ofNullable(System.getenv(IMAGE)).orElse("127.0.0.1:5000/lab/java:17");
    }

    static boolean volumes() {
        return System.getenv(VOLUMES) != null;
    }

    void open() throws Exception {
        cluster.create(Resource.NAMESPACE, KubernetesObject.of(Map.of("metadata", Map.of("name", client()))));
        Map<String, Object> container =
                Map.of("name", "client", "image", image(), "command", List.of("sleep", "infinity"));
        cluster.create(
                Resource.POD,
                KubernetesObject.of(Map.of(
                        "metadata",
                        Map.of("name", "client", "namespace", client(), "labels", Map.of("heritage", "drycc")),
                        "spec",
                        Map.of("containers", List.of(container), "terminationGracePeriodSeconds", 0))));
        cluster.cache(Resource.POD)
                .await(
                        client(),
                        () -> cluster.cache(Resource.POD)
                                .get(client(), "client")
                                .filter(pod -> new PodStatus(pod).ready())
                                .isPresent(),
                        Duration.ofMinutes(2));
    }

    private String client() {
        return prefix + "-client";
    }

    /** A volume that one claim can have. */
    void offerVolume() {
        String name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> spec = Map.of(
                "storageClassName",
                STORAGE_CLASS,
                "accessModes",
                List.of("ReadWriteMany"),
                "capacity",
                Map.of("storage", "10Gi"),
                "persistentVolumeReclaimPolicy",
                "Retain",
                "hostPath",
                Map.of("path", System.getenv(VOLUMES) + "/" + name, "type", "DirectoryOrCreate"));
        cluster.create(
                VOLUME,
                KubernetesObject.of(
                        Map.of("metadata", Map.of("name", name, "labels", Map.of("heritage", "drycc")), "spec", spec)));
    }

    String get(InetSocketAddress address, String path) throws IOException {
        String url = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path;
        Answer answer = new Answer();
        cluster.exec(
                client(),
                "client",
                "client",
                new ExecRequest(List.of("curl", "-s", "-S", "-f", "-m", "5", url), false, false),
                answer);
        return answer.text(url);
    }

    @Override
    public void close() {
        cluster.delete(Resource.NAMESPACE, "", client(), Optional.of(Duration.ZERO));
        cluster.list(VOLUME, "", Selector.ALL).stream()
                .filter(volume -> volume.name().startsWith(prefix + "-"))
                .forEach(volume -> cluster.delete(VOLUME, "", volume.name(), Optional.empty()));
        cluster.close();
    }

    private static final class Answer implements ExecListener {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public void stdout(byte[] data) {
            out.writeBytes(data);
        }

        @Override
        public void stderr(byte[] data) {
            err.writeBytes(data);
        }

        @Override
        public void ended(int exit, String message) {
            code.complete(exit);
        }

        String text(String url) throws IOException {
            try {
                int exit = code.get(30, TimeUnit.SECONDS);
                if (exit != 0) {
                    throw new IOException(url + ": curl " + exit + " " + err.toString(StandardCharsets.UTF_8));
                }
                return out.toString(StandardCharsets.UTF_8);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IOException(url, e);
            }
        }
    }
}
