package dev.workflow.kubernetes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A client of the cluster under test, and a namespace of its own in it. */
public final class OpenCluster implements AutoCloseable {

    final ClusterUnderTest under;
    final ApiCluster cluster;
    final String namespace;
    private final Path kubeconfig;

    public OpenCluster(ClusterUnderTest under, Duration patience) {
        this.under = under;
        try {
            kubeconfig = Files.createTempFile("client", ".kubeconfig");
            Files.writeString(kubeconfig, under.kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cluster = ApiCluster.open(settings().patience(patience));
        namespace = under.namespace("c");
        cluster.apply(
                Resource.NAMESPACE,
                KubernetesObject.of(
                        Map.of("metadata", Map.of("name", namespace, "labels", Map.of("heritage", "drycc")))));
        await().atMost(Duration.ofSeconds(60)).until(() -> cluster.get(Resource.SERVICE_ACCOUNT, namespace, "default")
                .isPresent());
    }

    public ApiCluster cluster() {
        return cluster;
    }

    public String namespace() {
        return namespace;
    }

    ClusterSettings settings() {
        return ClusterSettings.of(Optional.of(kubeconfig), 500);
    }

    /** A Secret: the simplest of all kinds that have content. */
    KubernetesObject secret(String name, Map<String, String> labels, Map<String, String> data) {
        return KubernetesObject.of(
                Map.of("metadata", Map.of("name", name, "namespace", namespace, "labels", labels), "stringData", data));
    }

    @Override
    public void close() {
        cluster.close();
        under.close();
        try {
            Files.delete(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
