package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collections in the middle of pushes of the same content. The clock races, so that everything is garbage at once. */
class GarbageRaceTest {

    private static final int PUSHERS = 3;
    private static final int PUSHES = 25;

    private RegistryServer server;
    private RegistryClient client;
    private final AtomicInteger pushing = new AtomicInteger(PUSHERS);

    @BeforeEach
    void start() throws IOException {
        server = new RegistryServer();
        client = server.service();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void imagesShouldBeWholeOrGone() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PUSHERS + 1);
        try {
            List<Future<List<Integer>>> pushers = new ArrayList<>();
            for (int number = 0; number < PUSHERS; number++) {
                pushers.add(threads.submit((Callable<List<Integer>>) this::push));
            }
            Future<Integer> collector = threads.submit(this::collect);
            for (Future<List<Integer>> pusher : pushers) {
                assertThat(pusher.get()).contains(201).isSubsetOf(201, 404);
            }
            assertThat(collector.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("select count(*) from registry_reference r where not exists (select 1 from registry_link l"
                        + " where l.repository = r.repository and l.digest = r.child)"))
                .isZero();
        assertThat(server.objects.keys()).containsAll(texts("select object_key from registry_blob"));
    }

    private List<Integer> push() {
        List<Integer> statuses = new ArrayList<>();
        try {
            for (int round = 0; round < PUSHES; round++) {
                String layer = "layer " + round % 3;
                for (String blob : List.of("{}", layer)) {
                    String path = "/v2/shop/blobs/uploads/?digest=" + digest(bytes(blob));
                    statuses.add(client.send("POST", path, bytes(blob)).statusCode());
                }
                String manifest = Images.manifest(digest(bytes("{}")), digest(bytes(layer)));
                statuses.add(
                        client.putManifest("shop", "v" + round % 2, manifest).statusCode());
            }
        } finally {
            pushing.decrementAndGet();
        }
        return statuses;
    }

    private int collect() {
        int blobs = 0;
        while (pushing.get() > 0) {
            server.clock.pass(RegistryServer.GRACE.plusHours(1));
            blobs += server.registry.garbage().collect(false).blobs();
        }
        return blobs;
    }

    private long count(String sql) throws Exception {
        return Long.parseLong(texts(sql).get(0));
    }

    private List<String> texts(String sql) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = server.database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
