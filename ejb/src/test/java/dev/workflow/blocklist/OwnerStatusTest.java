package dev.workflow.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workflow.identity.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking the manager whether an owner is active (api.md §2.3). */
class OwnerStatusTest {

    private final SettableClock clock = new SettableClock();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String answer = "{\"is_active\": true}";
    private volatile int status = 200;
    private HttpServer server;
    private OwnerStatus owners;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(threads);
        server.createContext("/", this::reply);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/base/";
        owners = new OwnerStatus(Optional.of(new ManagerCall(url, Optional.of("t0ken"))), clock);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void reply(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        if (answer.equals("never")) {
            await();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anActiveOwnerIsNotRefusedAndAskedAboutOnceInHalfAnHour() {
        for (int i = 0; i < 3; i++) {
            assertThat(owners.refusal(7)).isEmpty();
        }
        assertThat(asked).containsExactly("/base/users/7/status/ token t0ken");
        clock.advance(Duration.ofMinutes(31));
        owners.refusal(7);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anInactiveOwnerIsRefusedInTheManagersWords() {
        answer = "{\"is_active\": false, \"message\": \"in arrears\"}";
        assertThat(owners.refusal(7)).contains("in arrears");
        answer = "{\"is_active\": true}";
        assertThat(owners.refusal(7)).as("kept").contains("in arrears");
        assertThat(owners.refusal(8)).isEmpty();
        clock.advance(Duration.ofMinutes(31));
        assertThat(owners.refusal(7)).isEmpty();
    }

    @Test
    void aManagerThatMakesNoSenseRefusesNobody() {
        for (String nonsense : List.of("", "[]", "{}", "{\"is_active\": \"no\"}", "<html>")) {
            answer = nonsense;
            assertThat(owners.refusal(7)).as(nonsense).isEmpty();
            clock.advance(Duration.ofMinutes(2));
        }
        answer = "{\"is_active\": false}";
        for (int other : new int[] {302, 404, 500}) {
            status = other;
            assertThat(owners.refusal(7)).as("status " + other).isEmpty();
            clock.advance(Duration.ofMinutes(2));
        }
        assertThat(asked).as("a redirect is not followed").allMatch(uri -> uri.startsWith("/base/users/7/"));
        status = 200;
        assertThat(owners.refusal(7)).as("asked again after trouble").isPresent();
    }

    @Test
    void aManagerThatDoesNotAnswerIsWaitedForOnceByAll() throws Exception {
        answer = "never";
        long begin = System.nanoTime();
        List<Future<Optional<String>>> all =
                threads.invokeAll(java.util.Collections.nCopies(20, () -> owners.refusal(7)));
        for (Future<Optional<String>> one : all) {
            assertThat(one.get()).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
        assertThat(asked).hasSize(1);
    }

    @Test
    void withoutAManagerNobodyIsAsked() {
        assertThat(new OwnerStatus().refusal(7)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void anAddressThatIsNoneIsSaidAtOnce() {
        for (String bad : List.of("manager", "file:///etc/passwd", "http://", "http://a b/", "http://user@host/")) {
            assertThatIllegalStateException()
                    .as(bad)
                    .isThrownBy(() -> new ManagerCall(bad, Optional.empty()))
                    .withMessageContaining("WORKFLOW_MANAGER_URL");
        }
    }
}
