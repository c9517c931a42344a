package dev.workflow.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this process may have been told of a cluster.
 *
 * @param serviceAccount the folder that a pod's service account is mounted at
 */
record Surroundings(Map<String, String> environment, Path serviceAccount, Path home) {

    private static final String HOST = "KUBERNETES_SERVICE_HOST";
    private static final String PORT = "KUBERNETES_SERVICE_PORT";

    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of("/var/run/secrets/kubernetes.io/serviceaccount"),
                Path.of(System.getProperty("user.home", "/")));
    }

    /** Whether this is a pod with a service account. */
    boolean insideCluster() {
        return environment.containsKey(HOST) && Files.isReadable(token());
    }

    Path token() {
        return serviceAccount.resolve("token");
    }

    Path authority() {
        return serviceAccount.resolve("ca.crt");
    }

    /** The API server as a pod sees it. */
    String server() {
        String host = environment.get(HOST);
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + environment.getOrDefault(PORT, "443");
    }

    /** The file that kubectl would read: the first of {@code $KUBECONFIG}, else the home's; empty when there is none. */
    Optional<Path> kubeconfig() {
        String named = environment.getOrDefault("KUBECONFIG", "");
        Path file = named.isEmpty()
                ? home.resolve(".kube").resolve("config")
                : Path.of(named.split(java.io.File.pathSeparator, 2)[0]);
        return Files.isReadable(file) ? Optional.of(file) : Optional.empty();
    }
}
