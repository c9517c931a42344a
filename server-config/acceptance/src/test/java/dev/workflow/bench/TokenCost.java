package dev.workflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request costs by the credential it comes with: an API token and an access token that were just seen, and access
 * tokens of which each is seen for the first time. Beside the time it counts, from the database's own statistics, the
 * transactions of a request and how often each table was looked into; a table is looked into once for each statement that
 * names it, so what is missing there came from a cache. Nothing else may use the platform meanwhile.
 */
public final class TokenCost {

    private static final String CLIENT = "bench-token-cost";
    private static final String FIELD = "\"%s\"\\s*:\\s*\"([^\"]*)\"";
    private static final int WARM_UP = 500;
    private static final int WARM = 3000;
    private static final int COLD = 300;

    /** PostgreSQL's servers tell their counts up to a second late, those that idle at once when they are asked again. */
    private static final Duration STATISTICS = Duration.ofMillis(2500);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;
    private final Connection database;

    private TokenCost(URI base, String token, Connection database) {
        this.base = base;
        this.token = token;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 5) {
            System.err.println("Usage: TokenCost <controller URL> <token of a superuser> <file with admin's password>"
                    + " <JDBC URL of the database, with its user> <file with its password>");
            System.exit(2);
        }
        String password = Files.readString(Path.of(arguments[4])).strip();
        try (Connection database = DriverManager.getConnection(arguments[3] + "&password=" + password)) {
            TokenCost cost = new TokenCost(URI.create(arguments[0]), arguments[1], database);
            cost.measure(Files.readString(Path.of(arguments[2])).strip());
        }
    }

    private void measure(String adminPassword) throws Exception {
        String secret = field(
                "client_secret",
                api(
                        "POST",
                        "/v2/oauth/clients/",
                        "{\"client_id\":\"" + CLIENT + "\",\"trusted\":true,\"scope\":\"openid admin\","
                                + "\"grant_types\":[\"password\",\"refresh_token\"]}",
                        201));
        try {
            String first = grant(
                    secret,
                    "grant_type=password&username=admin&scope=admin&password="
                            + URLEncoder.encode(adminPassword, StandardCharsets.UTF_8));
            warm("API token, seen before", "token " + token);
            warm("access token, seen before", "Bearer " + field("access_token", first));
            cold(secret, first);
        } finally {
            api("DELETE", "/v2/oauth/clients/" + CLIENT + "/", "", 204);
        }
    }

    private void warm(String name, String authorization) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            whoami(authorization);
        }
        Map<String, Long> before = counts();
        long[] nanos = new long[WARM];
        for (int i = 0; i < WARM; i++) {
            nanos[i] = whoami(authorization);
        }
        print(name, nanos, before, counts());
    }

    /** The tokens are made before anything is counted. */
    private void cold(String secret, String first) throws Exception {
        String[] tokens = new String[COLD];
        String answer = first;
        for (int i = 0; i < COLD; i++) {
            answer = grant(secret, "grant_type=refresh_token&refresh_token=" + field("refresh_token", answer));
            tokens[i] = field("access_token", answer);
        }
        Map<String, Long> before = counts();
        long[] nanos = new long[COLD];
        for (int i = 0; i < COLD; i++) {
            nanos[i] = whoami("Bearer " + tokens[i]);
        }
        print("access token, never seen", nanos, before, counts());
    }

    private static void print(String name, long[] nanos, Map<String, Long> before, Map<String, Long> after) {
        Arrays.sort(nanos);
        System.out.printf(
                "%s: p50 %.2f ms, p95 %.2f ms%n",
                name, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6);
        after.forEach((what, count) -> {
            double each = (count - before.getOrDefault(what, 0L)) / (double) nanos.length;
            if (each >= 0.005) {
                System.out.printf("    %-24s %.2f for each request%n", what, each);
            }
        });
        double looked = after.getOrDefault("table api_token", 0L)
                + after.getOrDefault("table oauth_grant", 0L)
                - before.getOrDefault("table api_token", 0L)
                - before.getOrDefault("table oauth_grant", 0L);
        System.out.printf("    verified from the cache  %.1f %%%n", 100 * Math.max(0, 1 - looked / nanos.length));
    }

    private Map<String, Long> counts() throws SQLException, InterruptedException {
        Thread.sleep(STATISTICS.toMillis());
        Map<String, Long> counts = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            read(
                    counts,
                    statement,
                    "select 'transactions', xact_commit + xact_rollback from pg_stat_database"
                            + " where datname = current_database()");
            read(
                    counts,
                    statement,
                    "select 'table ' || relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) from pg_stat_user_tables");
        }
        return counts;
    }

    private static void read(Map<String, Long> counts, Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
    }

    /** How many nanoseconds it took. */
    private long whoami(String authorization) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v2/auth/whoami/"))
                .header("Authorization", authorization)
                .build();
        long start = System.nanoTime();
        answer(request, 200);
        return System.nanoTime() - start;
    }

    private String grant(String secret, String form) throws IOException, InterruptedException {
        String pair = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return answer(
                HttpRequest.newBuilder(base.resolve("/oauth/token/"))
                        .header("Authorization", "Basic " + pair)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                200);
    }

    private String api(String method, String path, String body, int expected) throws IOException, InterruptedException {
        return answer(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "token " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                expected);
    }

    private String answer(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String field(String name, String json) {
        Matcher found = Pattern.compile(FIELD.formatted(name)).matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in the answer");
        }
        return found.group(1);
    }
}
