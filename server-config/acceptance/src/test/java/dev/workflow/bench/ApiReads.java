package dev.workflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads of the API per second, and how long they take, at 1, 8 and 32 connections. A connection asks again as soon as it
 * has its answer. One file without dependencies, so that {@code java ApiReads.java} runs it.
 */
public final class ApiReads {

    private static final int[] CONNECTIONS = {1, 8, 32};
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final URI base;
    private final String token;
    private final Duration length;

    private ApiReads(URI base, String token, Duration length) {
        this.base = base;
        this.token = token;
        this.length = length;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3 || arguments.length > 4) {
            System.err.println(
                    "Usage: java ApiReads.java <controller URL> <token> <app> [seconds for each figure, 10]");
            System.exit(2);
        }
        Duration length = Duration.ofSeconds(arguments.length == 4 ? Integer.parseInt(arguments[3]) : 10);
        new ApiReads(URI.create(arguments[0]), arguments[1], length).measure(arguments[2]);
    }

    private void measure(String app) throws Exception {
        Map<String, String> reads = new LinkedHashMap<>();
        reads.put("whoami", "/v2/auth/whoami/");
        reads.put("apps", "/v2/apps/");
        reads.put("app", "/v2/apps/" + app + "/");
        reads.put("config", "/v2/apps/" + app + "/config/");
        reads.put("releases", "/v2/apps/" + app + "/releases/");
        System.out.printf("%-10s %11s %9s %9s %9s %9s%n", "read", "connections", "req/s", "p50 ms", "p95 ms", "p99 ms");
        for (Map.Entry<String, String> read : reads.entrySet()) {
            run(read.getValue(), 8, WARM_UP);
            for (int connections : CONNECTIONS) {
                print(read.getKey(), connections, run(read.getValue(), connections, length));
            }
        }
    }

    private void print(String name, int connections, long[] nanos) {
        System.out.printf(
                "%-10s %11d %9.0f %9.2f %9.2f %9.2f%n",
                name,
                connections,
                nanos.length / (length.toNanos() / 1e9),
                quantile(nanos, 0.50),
                quantile(nanos, 0.95),
                quantile(nanos, 0.99));
    }

    /** In milliseconds. */
    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * share))] / 1e6;
    }

    /** How long every answer took, in order. */
    private long[] run(String path, int connections, Duration span) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "token " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        long end = System.nanoTime() + span.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<List<Long>>> readers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                readers.add(() -> readUntil(end, request));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> reader : threads.invokeAll(readers)) {
                all.addAll(reader.get());
            }
            long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return nanos;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A client of its own has a connection of its own. */
    private static List<Long> readUntil(long end, HttpRequest request) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Long> nanos = new ArrayList<>();
        long start = System.nanoTime();
        while (start < end) {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            long now = System.nanoTime();
            nanos.add(now - start);
            start = now;
        }
        return nanos;
    }
}
