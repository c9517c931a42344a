package dev.workflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a login with a password takes while so many people log in at once, each again and again: one Argon2id each. The
 * people are made for it, with random passwords, and disabled afterwards. One file without dependencies.
 */
public final class Logins {

    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;
    private final String password = random();
    private final List<String> people = new ArrayList<>();

    private Logins(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2 || arguments.length > 4) {
            System.err.println("Usage: java Logins.java <controller URL> <token of a superuser>"
                    + " [people at once, 20] [seconds, 20]");
            System.exit(2);
        }
        int many = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        Duration length = Duration.ofSeconds(arguments.length > 3 ? Integer.parseInt(arguments[3]) : 20);
        Logins logins = new Logins(URI.create(arguments[0]), arguments[1]);
        try {
            logins.makePeople(many);
            logins.run(WARM_UP);
            print(many, length, logins.run(length));
        } finally {
            logins.disablePeople();
        }
    }

    private static void print(int many, Duration length, long[] nanos) {
        System.out.printf("%d at once: %.1f logins/s%n", many, nanos.length / (length.toNanos() / 1e9));
        for (int share : new int[] {50, 95, 99}) {
            int at = Math.min(nanos.length - 1, (int) Math.ceil(nanos.length * share / 100.0));
            System.out.printf("p%d %.0f ms%n", share, nanos[at] / 1e6);
        }
    }

    private void makePeople(int many) throws IOException, InterruptedException {
        String mark = random().substring(0, 8);
        for (int i = 0; i < many; i++) {
            String name = "bench-" + mark + "-" + i;
            send("POST", "/v2/users/", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}", true, 201);
            people.add(name);
        }
    }

    private void disablePeople() throws IOException, InterruptedException {
        for (String name : people) {
            send("PATCH", "/v2/users/" + name + "/disable/", "", true, 204);
        }
    }

    /** How long every login took, in order. */
    private long[] run(Duration span) throws Exception {
        long end = System.nanoTime() + span.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            List<Callable<List<Long>>> each = people.stream()
                    .<Callable<List<Long>>>map(name -> () -> logIn(name, end))
                    .toList();
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : threads.invokeAll(each)) {
                all.addAll(one.get());
            }
            long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return nanos;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Long> logIn(String name, long end) throws IOException, InterruptedException {
        String body = "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        while (start < end) {
            send("POST", "/v2/auth/login/", body, false, 200);
            long now = System.nanoTime();
            nanos.add(now - start);
            start = now;
        }
        return nanos;
    }

    private void send(String method, String path, String body, boolean authorized, int expected)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(1))
                .method(method, BodyPublishers.ofString(body));
        if (authorized) {
            request.header("Authorization", "token " + token);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
