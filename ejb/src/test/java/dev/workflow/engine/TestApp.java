package dev.workflow.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** The app that the engine suites deploy: a program of one class that behaves well or badly as its arguments say. */
public final class TestApp {

    private TestApp() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "serve" -> serve(Integer.parseInt(System.getenv("PORT")));
            case "elsewhere" -> elsewhere();
            case "work" -> forever("working");
            case "exit" -> exit(args);
            case "eat" -> eat();
            case "flood" -> flood(Integer.parseInt(args[1]));
            case "sick" -> sick();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(address(port), 100);
        server.createContext("/", TestApp::answer);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("serving " + System.getenv("RELEASE"));
    }

    /** The container's own address where there is one: the fake cluster's pods share a machine. */
    private static InetSocketAddress address(int port) {
        String own = System.getenv("CONTAINER_IP");
        return own == null ? new InetSocketAddress(port) : new InetSocketAddress(own, port);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/crash")) {
            Runtime.getRuntime().halt(9);
        }
        reply(exchange, 200, "release " + System.getenv("RELEASE") + "\n");
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void elsewhere() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            forever("listening on " + socket.getLocalPort());
        }
    }

    private static void sick() throws IOException {
        HttpServer server = HttpServer.create(address(Integer.parseInt(System.getenv("PORT"))), 10);
        server.createContext("/", exchange -> reply(exchange, 503, "not today"));
        server.start();
    }

    private static void forever(String message) throws InterruptedException {
        System.out.println(message);
        new CountDownLatch(1).await();
    }

    private static void exit(String[] args) {
        System.out.println("I give up: no database");
        System.exit(Integer.parseInt(args[1]));
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            byte[] bite = new byte[1 << 20];
            java.util.Arrays.fill(bite, (byte) 1);
            eaten.add(bite);
        }
    }

    private static void flood(int lines) throws InterruptedException {
        StringBuilder block = new StringBuilder();
        for (int i = 1; i <= lines; i++) {
            block.append("line ").append(i).append('\n');
            if (i % 1000 == 0 || i == lines) {
                System.out.print(block);
                block.setLength(0);
            }
        }
        System.out.flush();
        forever("flooded");
    }

    /** The bytes of this class, for whoever puts it into an image. */
    public static byte[] classFile() throws IOException {
        try (InputStream in = TestApp.class.getResourceAsStream("TestApp.class")) {
            return in.readAllBytes();
        }
    }

    /** Where the java of this test is, outside or inside the walls. */
    public static Path java() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Files.exists(java) ? java : Path.of("/usr/bin/java");
    }
}
