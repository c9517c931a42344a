package dev.workflow.delivery.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** As much of a cluster as Helm's lookup needs: which Secrets there are. It is found by the kubeconfig of the test's JVM. */
final class KnownSecrets implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRETS = "/api/v1/namespaces/paas/secrets/";

    private final Map<String, Map<String, String>> secrets;
    private final HttpServer server;

    private KnownSecrets(Map<String, Map<String, String>> secrets, HttpServer server) {
        this.secrets = secrets;
        this.server = server;
    }

    static KnownSecrets of(Map<String, Map<String, String>> secrets) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KnownSecrets known = new KnownSecrets(secrets, server);
            server.createContext("/", known::answer);
            server.start();
            Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                    contexts: [{name: c, context: {cluster: c, user: u}}]
                    users: [{name: u, user: {}}]
                    current-context: c
                    """.formatted(
                            server.getAddress().getPort()));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/api/v1")) {
            Map<String, Object> resource = Map.of(
                    "name",
                    "secrets",
                    "singularName",
                    "secret",
                    "namespaced",
                    true,
                    "kind",
                    "Secret",
                    "verbs",
                    List.of("get"));
            send(
                    exchange,
                    200,
                    Map.of("kind", "APIResourceList", "groupVersion", "v1", "resources", List.of(resource)));
        } else if (path.startsWith(SECRETS) && secrets.containsKey(path.substring(SECRETS.length()))) {
            String name = path.substring(SECRETS.length());
            Map<String, Object> metadata = Map.of("name", name, "namespace", "paas");
            send(
                    exchange,
                    200,
                    Map.of("kind", "Secret", "apiVersion", "v1", "metadata", metadata, "data", secrets.get(name)));
        } else {
            send(
                    exchange,
                    404,
                    Map.of(
                            "kind",
                            "Status",
                            "apiVersion",
                            "v1",
                            "status",
                            "Failure",
                            "reason",
                            "NotFound",
                            "code",
                            404));
        }
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] text = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
