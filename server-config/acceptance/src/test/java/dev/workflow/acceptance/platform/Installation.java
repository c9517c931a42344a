package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform of our own: a data folder, ports nobody else uses, and the shipped launcher, started as the
 * {@code workflow} script starts it.
 */
public final class Installation {

    private static final List<String> PORTS = List.of(
            "http-port", "router-port", "router-tls-port", "ssh-port", "database-port", "amqp-port", "storage-port");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^\\s+password\\s+(\\S+)$");

    private final Path data;
    private final Map<String, String> environment;
    private final Map<String, Integer> ports = new TreeMap<>();
    private String adminPassword = "";

    public Installation(Path data) throws IOException {
        this(data, Map.of());
    }

    /** @param environment more variables for the launcher */
    public Installation(Path data, Map<String, String> environment) throws IOException {
        this.data = data;
        this.environment = Map.copyOf(environment);
        List<ServerSocket> sockets = new ArrayList<>();
        for (String port : PORTS) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(port, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    /** Starts in the background and returns when everything is ready. */
    public Ran up() {
        Ran up = launcher("up").run().succeeded();
        Matcher shown = PASSWORD.matcher(up.output());
        if (shown.find()) {
            adminPassword = shown.group(1);
        }
        return up;
    }

    public Ran down() {
        return launcher("down").run().succeeded();
    }

    /** The launcher with a command, on this data folder and these ports. */
    public Program launcher(String verb) {
        List<String> command = new ArrayList<>(List.of(Program.java(), "-Xmx48m", "-XX:+UseSerialGC"));
        command.addAll(
                List.of("-jar", Platform.distribution().resolve("launcher.jar").toString(), verb));
        command.addAll(List.of("--data", data.toString()));
        ports.forEach((name, number) -> command.addAll(List.of("--" + name, number.toString())));
        return new Program(command, Platform.root(), environment, "");
    }

    public Platform platform() {
        return new Platform(
                URI.create("http://127.0.0.1:" + port("http-port")),
                port("router-port"),
                port("ssh-port"),
                adminPassword,
                Optional.of(data));
    }

    public Path data() {
        return data;
    }

    /** One of the secrets that the launcher has made; empty when it made none of that name. */
    public String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port(String name) {
        return ports.get(name);
    }

    public Parts parts() {
        return new Parts(data);
    }
}
