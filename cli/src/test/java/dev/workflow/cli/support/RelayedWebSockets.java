package dev.workflow.cli.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** One address for both: WebSocket handshakes go to a stub, everything else to the controller. */
public final class RelayedWebSockets implements AutoCloseable {
    private final ServerSocket server;
    private final FakeController controller;
    private final WebSocketStub stub;

    public RelayedWebSockets(FakeController controller, WebSocketStub.Script... scripts) {
        this.controller = controller;
        this.stub = new WebSocketStub(scripts);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::serve);
    }

    public String url() {
        return "http://drycc.localhost:" + server.getLocalPort();
    }

    public List<String> handshakes() {
        return stub.handshakes();
    }

    private void serve() throws IOException {
        while (true) {
            Socket client = server.accept();
            daemon(() -> relay(client));
        }
    }

    private void relay(Socket client) throws IOException {
        byte[] head = new byte[4096];
        int length = client.getInputStream().read(head);
        boolean upgrade = new String(head, 0, length, java.nio.charset.StandardCharsets.US_ASCII).contains("Upgrade: ");
        int port = upgrade ? Integer.parseInt(stub.url().replaceAll(".*:", "")) : controller.port();
        try (client;
                Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
            target.getOutputStream().write(head, 0, length);
            daemon(() -> client.getInputStream().transferTo(target.getOutputStream()));
            target.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.go();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void go() throws IOException;
    }

    @Override
    public void close() throws IOException {
        server.close();
        stub.close();
    }
}
