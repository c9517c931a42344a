package dev.workflow.acceptance.platform;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One more server for an installation that runs, with components of its own: started as a container starts it. */
public final class LoneServer implements AutoCloseable {

    private static final List<String> PORTS = List.of("http-port", "router-port", "router-tls-port", "ssh-port");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;
    private final Map<String, Integer> ports;
    private final Process process;

    private LoneServer(Path data, Map<String, Integer> ports, Process process) {
        this.data = data;
        this.ports = ports;
        this.process = process;
    }

    /** Returns when the server says that it is ready. */
    public static LoneServer start(Installation first, String components) throws IOException {
        Path data = Files.createTempDirectory("workflow-server-");
        Map<String, Integer> ports = freePorts();
        List<String> command = new ArrayList<>(List.of(Program.java(), "-Xmx32m", "-XX:+UseSerialGC", "-jar"));
        command.add(Platform.distribution().resolve("launcher.jar").toString());
        command.addAll(List.of("serve", "--data", data.toString()));
        ports.forEach((name, number) -> command.addAll(List.of("--" + name, number.toString())));
        Process process = new Program(command, Platform.root(), environment(first, components), "")
                .start(data.resolve("server.log"));
        LoneServer server = new LoneServer(data, ports, process);
        await(components + " is ready").atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(server.log()));
            }
            return server.answer("/readiness") == 200;
        });
        return server;
    }

    /** What an operator would write down: where the first one's parts are, and the secrets that all servers share. */
    private static Map<String, String> environment(Installation first, String components) {
        Map<String, String> all = new HashMap<>();
        String local = "127.0.0.1:";
        all.put("WORKFLOW_COMPONENTS", components);
        all.put("WORKFLOW_ENGINE", "local");
        all.put("WORKFLOW_DB_URL", "jdbc:postgresql://" + local + first.port("database-port") + "/workflow");
        all.put("WORKFLOW_DB_USER", "workflow");
        all.put(
                "WORKFLOW_DB_PASSWORD_FILE",
                first.data().resolve("secrets/database-password").toString());
        all.put(
                "WORKFLOW_AMQP_URI",
                "amqp://workflow:" + first.secret("amqp-password") + "@" + local + first.port("amqp-port"));
        all.put("WORKFLOW_S3_ENDPOINT", "http://" + local + first.port("storage-port"));
        all.put("WORKFLOW_S3_BUCKET", "workflow");
        all.put(
                "WORKFLOW_S3_ACCESS_KEY_FILE",
                first.data().resolve("secrets/s3-access-key").toString());
        all.put("WORKFLOW_S3_SECRET_KEY", first.secret("s3-secret-key"));
        all.put("WORKFLOW_REGISTRY_URL", "http://" + local + first.port("http-port"));
        all.put("WORKFLOW_REGISTRY_USERNAME", "workflow");
        all.put("WORKFLOW_REGISTRY_PASSWORD", first.secret("registry-password"));
        all.put("WORKFLOW_BUILDER_KEY", first.secret("builder-key"));
        all.put(
                "WORKFLOW_MASTER_KEY_FILE",
                first.data().resolve("secrets/master-key").toString());
        all.put("WORKFLOW_SERVER_JAVA_OPTIONS", "-Xmx384m");
        return all;
    }

    private static Map<String, Integer> freePorts() throws IOException {
        Map<String, Integer> ports = new TreeMap<>();
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : PORTS) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(name, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port("http-port"));
    }

    public int port(String name) {
        return ports.get(name);
    }

    /** True when somebody accepts connections there. */
    public static boolean open(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    /** The status of a GET; 0 when nothing answers. */
    public int answer(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve(path))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notThere) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path log() {
        return data.resolve("server.log");
    }

    /** Asks it to end, as whatever runs containers does. */
    public Process terminate() {
        process.destroy();
        return process;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!terminate().waitFor(2, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        Path kept = Path.of("target", "server-logs");
        Files.createDirectories(kept);
        Files.copy(log(), kept.resolve(data.getFileName() + ".log"));
        Folders.delete(data);
    }
}
