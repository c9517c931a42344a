package dev.workflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills a platform for {@link ApiReads}: apps are created through the API, as they would be; further releases of each go
 * straight into the table, because making 100,000 of them one by one would take longer than what is to be measured.
 */
public final class ManyApps {

    private static final int CONNECTIONS = 8;
    private static final String RELEASES = """
            insert into release (uuid, app_uuid, owner_id, version, state, summary, config_uuid, created, updated)
            select gen_random_uuid(), r.app_uuid, r.owner_id, n, 'succeed', 'many deployed v' || n, r.config_uuid,
                   r.created + n * interval '1 second', r.updated + n * interval '1 second'
            from release r join app a on a.uuid = r.app_uuid cross join generate_series(2, ?) n
            where r.version = 1 and a.id like 'many-%'
            on conflict do nothing
            """;

    private final URI apps;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ManyApps(URI apps, String token) {
        this.apps = apps;
        this.token = token;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 6) {
            System.err.println("Usage: ManyApps <controller URL> <token> <JDBC URL of the database, with its user>"
                    + " <file with its password> <apps> <releases of each>");
            System.exit(2);
        }
        new ManyApps(URI.create(arguments[0]).resolve("/v2/apps/"), arguments[1])
                .create(Integer.parseInt(arguments[4]));
        String password = Files.readString(Path.of(arguments[3])).strip();
        try (Connection database = DriverManager.getConnection(arguments[2] + "&password=" + password)) {
            release(database, Integer.parseInt(arguments[5]));
        }
    }

    private void create(int count) throws Exception {
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "many-%05d".formatted(i);
                all.add(() -> create(name));
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf("%d apps in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
    }

    private Void create(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(apps)
                .header("Authorization", "token " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + name + "\"}"))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        boolean there = answer.statusCode() == 400 && answer.body().contains("already exists");
        if (answer.statusCode() != 201 && !there) {
            throw new IOException(name + ": " + answer.statusCode() + " " + answer.body());
        }
        return null;
    }

    private static void release(Connection database, int each) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(RELEASES)) {
            insert.setInt(1, each);
            System.out.printf("%d releases more%n", insert.executeUpdate());
        }
        try (PreparedStatement analyze = database.prepareStatement("analyze")) {
            analyze.execute();
        }
    }
}
