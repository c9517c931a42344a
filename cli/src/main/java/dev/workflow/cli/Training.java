package dev.workflow.cli;

import dev.workflow.cli.command.Machine;
import dev.workflow.cli.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Runs typical commands once against a server of its own, so that the class archive cli/install makes of this run holds
 * what real calls load.
 */
final class Training {
    private static final String REPLY =
            "{\"count\":1,\"results\":[{\"id\":\"a\",\"created\":\"2024-10-01T08:00:00Z\"}],"
                    + "\"values\":{\"A\":\"1\"}}";
    private static final String[][] COMMANDS = {
        {"version"}, {"apps:list"}, {"ps:list"}, {"config:list"}, {"releases:list"}, {"domains:add", "x.localhost"},
        {"apps:info"}, {"apps:list", "-o", "json"}, {"logs"}, {"help"}, {"apps:create", "--help"}, {"unknown"}
    };

    private Training() {}

    public static void main(String[] args) throws IOException {
        Path home = Files.createTempDirectory("drycc-training");
        Path settings = home.resolve("client.json");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server));
            thread.setDaemon(true);
            thread.start();
            Files.writeString(
                    settings,
                    "{\"controller\":\"http://drycc.localhost:" + server.getLocalPort() + "\",\"token\":\"t\"}");
            PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
            Console console =
                    new Console(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false, false, false, false);
            Machine machine = new Machine(
                    Map.of("HOME", home.toString(), "DRYCC_PROFILE", settings.toString()), home, duration -> {});
            for (String[] command : COMMANDS) {
                new Drycc(console, machine).run(command);
            }
        } finally {
            Files.deleteIfExists(settings);
            Files.deleteIfExists(home);
        }
    }

    private static void serve(ServerSocket server) {
        byte[] body = REPLY.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nDRYCC_API_VERSION: 2.3\r\nContent-Length: " + body.length + "\r\n\r\n";
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] request = new byte[8192];
                if (socket.getInputStream().read(request) > 0) {
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(body);
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
