package dev.workflow.acceptance.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The app that most tests push, already compiled: it starts fast. Its first argument is how it behaves. */
public final class Echo {

    private static final int MEBIBYTE = 1 << 20;

    /** Tells processes apart; in their sandboxes all have the same number. */
    private static final UUID ME = UUID.randomUUID();

    private Echo() {}

    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "serve" : args[0]) {
            case "exit" -> {
                System.out.println("there is no configuration for me");
                System.exit(7);
            }
            case "deaf" -> new CountDownLatch(1).await();
            case "eat" -> eat();
            default -> serve();
        }
    }

    private static void serve() throws IOException, InterruptedException {
        String page = Files.readString(Path.of("page.txt")).strip();
        String greeting = System.getenv().getOrDefault("GREETING", "Hello");
        pause();
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] body = (greeting + " from " + page + " by " + ME + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("echo serves " + page);
    }

    /** As slow a start as the configuration asks for. */
    private static void pause() throws InterruptedException {
        String seconds = System.getenv().getOrDefault("START_SECONDS", "0");
        new CountDownLatch(1).await(Long.parseLong(seconds), TimeUnit.SECONDS);
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            byte[] bite = new byte[MEBIBYTE];
            Arrays.fill(bite, (byte) 1);
            eaten.add(bite);
        }
    }
}
