package dev.workflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.workflow.app.AppRef;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationHandler.WorkFailed;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.Tenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent to a deploy hook, and what becomes of a hook that does not take it (api.md §13). */
class DeployHookHandlerTest {

    private static final List<Duration> TWICE_MORE = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final String QUERY = "app=shop&release=v2&release_summary=ada+deployed+%C3%A4%26b&sha=abc&user=ada";

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final List<String> signatures = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private HttpServer server;
    private String base;

    @BeforeEach
    void start() throws IOException {
        tenants.app(ada, "shop");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::reply);
        server.start();
        base = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        int length = exchange.getRequestBody().readAllBytes().length;
        received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + length);
        signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Integer status = statuses.poll();
        exchange.getResponseHeaders().set("Location", base + "/elsewhere");
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }

    private void send(String urls, Optional<String> secret) throws Exception {
        HookSettings settings = new HookSettings(HookSettings.targets(urls), secret);
        HookSender sender = new HookSender(secret, Duration.ofSeconds(10), TWICE_MORE);
        new DeployHookHandler(settings, tenants.logs(), sender)
                .handle(operation(), OperationsUnderTest.running(operation().uuid()));
    }

    private OperationView operation() {
        Map<String, String> payload = Map.of(
                "app", "shop", "release", "v2", "release_summary", "ada deployed ä&b", "sha", "abc", "user", "ada");
        AppRef shop = tenants.container.call(
                Apps.class, apps -> apps.byId("shop").map(AppRef::of).orElseThrow());
        return tenants.container.call(
                Ledger.class, ledger -> ledger.view(ledger.open(shop, Kind.DEPLOY_HOOK, "ada", payload, null, 2)));
    }

    @Test
    void theReleaseIsInTheQueryInAlphabeticalOrder() throws Exception {
        send(base + "/a," + base + "/b?token=t", Optional.empty());
        assertThat(received).containsExactly("POST /a?" + QUERY + " 0", "POST /b?token=t&" + QUERY + " 0");
        assertThat(signatures).containsExactly("null", "null");
        assertThat(tenants.said())
                .contains("shop: Sent deploy hook to " + base + "/a", "shop: Sent deploy hook to " + base + "/b");
    }

    @Test
    void theWholeAddressIsSigned() throws Exception {
        send(base + "/a", Optional.of("key"));
        assertThat(signatures).containsExactly(HookSender.signature("key", base + "/a?" + QUERY));
        assertThat(HookSender.signature("key", "http://127.0.0.1/x?app=a"))
                .isEqualTo("eb77f7444b7db5cff3f4641b1c1b3abd3c97bab9");
    }

    @Test
    void whatMayPassIsTriedAgain() throws Exception {
        statuses.addAll(List.of(503, 429));
        send(base + "/a", Optional.empty());
        assertThat(received).hasSize(3);
        assertThat(tenants.said()).contains("shop: Sent deploy hook to " + base + "/a");
    }

    @Test
    void oneThatRefusesKeepsNoneFromTheOthers() {
        statuses.add(404);
        assertThatExceptionOfType(WorkFailed.class)
                .isThrownBy(() -> send(base + "/a?token=t," + base + "/b", Optional.empty()))
                .withMessage(base + "/a: it answered 404");
        assertThat(received).hasSize(2);
        assertThat(tenants.said())
                .contains(
                        "shop: An error occurred while sending the deploy hook to " + base + "/a: it answered 404",
                        "shop: Sent deploy hook to " + base + "/b")
                .noneMatch(line -> line.contains("token"));
    }

    @Test
    void triesAreBounded() {
        statuses.addAll(Collections.nCopies(10, 500));
        assertThatExceptionOfType(WorkFailed.class).isThrownBy(() -> send(base + "/a", Optional.empty()));
        assertThat(received).hasSize(3);
    }

    @Test
    void aRedirectIsNotFollowed() {
        statuses.add(307);
        assertThatExceptionOfType(WorkFailed.class)
                .isThrownBy(() -> send(base + "/a", Optional.of("key")))
                .withMessageContaining("it answered 307");
        assertThat(received).hasSize(1);
    }

    @Test
    void nobodyThereIsSaid() {
        server.stop(0);
        assertThatExceptionOfType(WorkFailed.class).isThrownBy(() -> send(base + "/a", Optional.empty()));
        assertThat(tenants.said())
                .anyMatch(line ->
                        line.startsWith("shop: An error occurred while sending the deploy hook to " + base + "/a: "));
    }
}
