package dev.workflow.kubernetes;

import dev.workflow.kubernetes.ClusterProblem.Kind;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.credentials.TokenFileAuthentication;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;

/** Finds the cluster's address, its certificate authority and our credentials. Asks the cluster nothing. */
final class Credentials {

    /** How often a rotated token is read, or the program that makes one is run, again. */
    private static final Duration REFRESH = Duration.ofMinutes(5);

    private Credentials() {}

    /** @throws ClusterProblem UNAVAILABLE when there is nothing to connect with, or it cannot be read */
    static ApiClient find(Optional<Path> kubeconfig, Surroundings around) {
        try {
            if (kubeconfig.isPresent()) {
                return fromFile(kubeconfig.get());
            }
            if (around.insideCluster()) {
                return ofPod(around);
            }
            return fromFile(around.kubeconfig().orElseThrow(Credentials::nothing));
        } catch (IOException | RuntimeException unusable) {
            if (unusable instanceof ClusterProblem said) {
                throw said;
            }
            throw problem(
                    "The credentials for the Kubernetes cluster cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static ApiClient ofPod(Surroundings around) throws IOException {
        return new ClientBuilder()
                .setBasePath(around.server())
                .setCertificateAuthority(Files.readAllBytes(around.authority()))
                .setAuthentication(new TokenFileAuthentication(around.token().toString()))
                .build();
    }

    private static ApiClient fromFile(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw problem("The kubeconfig " + file + " is missing or cannot be read", null);
        }
        KubeConfig config;
        try (BufferedReader text = Files.newBufferedReader(file)) {
            config = KubeConfig.loadKubeConfig(text);
        } catch (RuntimeException malformed) {
            // The parser's message quotes the file, which holds keys.
            throw problem("The kubeconfig " + file + " is not valid YAML of kind Config", null);
        }
        config.setFile(file.toAbsolutePath().toFile());
        if (config.getServer() == null) {
            throw problem("The kubeconfig " + file + " has no current context with a server", null);
        }
        ClientBuilder builder = ClientBuilder.kubeconfig(config, REFRESH);
        byte[] chain =
                config.getDataOrFileRelative(config.getClientCertificateData(), config.getClientCertificateFile());
        byte[] key = config.getDataOrFileRelative(config.getClientKeyData(), config.getClientKeyFile());
        if (chain != null && key != null) {
            builder.setAuthentication(clientKey(chain, key));
        }
        return builder.build();
    }

    private static ClientKey clientKey(byte[] chain, byte[] key) throws IOException {
        try {
            return new ClientKey(chain, key);
        } catch (GeneralSecurityException unusable) {
            throw new IOException("the client certificate or its key: " + unusable.getMessage(), unusable);
        }
    }

    private static ClusterProblem nothing() {
        return problem(
                "No Kubernetes cluster is configured: set workflow.kubernetes.kubeconfig or KUBECONFIG to a file, or run in a"
                        + " pod with a service account",
                null);
    }

    private static ClusterProblem problem(String message, Exception cause) {
        return new ClusterProblem(Kind.UNAVAILABLE, 0, message, cause);
    }
}
