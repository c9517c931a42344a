package dev.workflow.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    static {
        java.util.logging.Logger.getLogger("io.undertow").setLevel(java.util.logging.Level.OFF);
    }

    private static final AppName SHOP = new AppName("shop");
    private static final AppName BLOG = new AppName("blog");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Backend one = new Backend("one");
    private final Backend two = new Backend("two");
    private final Backend controller = new Backend("controller");
    private final Router router = new Router(new RouterSettings(
            "127.0.0.1",
            0,
            Map.of("drycc.local.test", controller.address(), "127.0.0.1", controller.address()),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2)));

    @BeforeEach
    void start() {
        router.start();
        router.host("shop.local.test", SHOP, ProcessType.WEB);
        router.endpoints(SHOP, ProcessType.WEB, List.of(one.address()));
    }

    @AfterEach
    void stop() {
        router.close();
        one.close();
        two.close();
        controller.close();
    }

    @Test
    void hostNamesLeadToTheirAppsAndToTheController() throws Exception {
        router.host("blog.local.test", BLOG, ProcessType.WEB);
        router.endpoints(BLOG, ProcessType.WEB, List.of(two.address()));
        router.host("*.wild.test", BLOG, ProcessType.WEB);

        assertThat(get("shop.local.test", "/").body()).startsWith("one\n");
        assertThat(get("SHOP.local.test:80", "/").body()).startsWith("one\n");
        assertThat(get("shop.local.test.", "/").body()).startsWith("one\n");
        assertThat(get("blog.local.test", "/").body()).startsWith("two\n");
        assertThat(get("any.wild.test", "/").body()).startsWith("two\n");
        assertThat(get("a.b.wild.test", "/").statusCode()).isEqualTo(404);
        assertThat(get("wild.test", "/").statusCode()).isEqualTo(404);
        assertThat(get("drycc.local.test", "/v2/").body()).startsWith("controller\n");
        assertThat(get("127.0.0.1:" + router.port(), "/v2/").body()).startsWith("controller\n");
    }

    /** Guards against asking for the next process twice a request, which gave two processes' requests all to one. */
    @Test
    void twoProcessesTakeTurns() throws Exception {
        router.endpoints(SHOP, ProcessType.WEB, List.of(one.address(), two.address()));
        for (int i = 0; i < 10; i++) {
            get("shop.local.test", "/");
        }
        assertThat(one.requests).hasValue(5);
        assertThat(two.requests).hasValue(5);
    }

    @Test
    void noAppTakesAPlatformName() throws Exception {
        router.host("drycc.local.test", SHOP, ProcessType.WEB);
        assertThat(get("drycc.local.test", "/").body()).startsWith("controller\n");
    }

    @Test
    void anUnknownHostAndAnAppWithoutProcessesSayWhatToDo() throws Exception {
        HttpResponse<String> unknown = get("nobody.test", "/");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no app at nobody.test", "drycc domains:add nobody.test");

        router.endpoints(SHOP, ProcessType.WEB, List.of());
        HttpResponse<String> empty = get("shop.local.test", "/");
        assertThat(empty.statusCode()).isEqualTo(503);
        assertThat(empty.headers().firstValue("Retry-After")).contains("5");
        assertThat(empty.body()).contains("drycc ps");

        router.routable(SHOP, false);
        assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(404);
        router.routable(SHOP, true);
        router.endpoints(SHOP, ProcessType.WEB, List.of(one.address()));
        assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(200);
        router.forget(SHOP);
        assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(404);
    }

    @Test
    void theAppLearnsWhoAskedAndNotWhatTheClientClaims() throws Exception {
        HttpRequest request = request("shop.local.test:8080", "/a%2Fb/;x=1//c?q=%20|")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-Port", "1")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("X-Request-Id", "bad id\ttab")
                .header("Cookie", "a=b")
                .build();
        String seen = http.send(request, BodyHandlers.ofString()).body();
        assertThat(seen)
                .contains(
                        "GET /a%2Fb/;x=1//c?q=%20%7C\n", "Host: shop.local.test:8080\n", "X-Forwarded-For: 127.0.0.1\n")
                .contains("X-Forwarded-Proto: http\n", "X-Forwarded-Host: shop.local.test:8080\n", "Cookie: a=b\n")
                .contains("X-Forwarded-Port: 8080\n")
                .containsPattern("X-Request-Id: [0-9a-f-]{36}\n")
                .doesNotContain("6.6.6.6", "evil", "Forwarded: ".concat("for"));
    }

    @Test
    void requestsTakeTurnsAndADeadProcessIsSkipped() throws Exception {
        int dead = freePort();
        router.endpoints(
                SHOP, ProcessType.WEB, List.of(one.address(), new InetSocketAddress("127.0.0.1", dead), two.address()));
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            HttpResponse<String> answer = i % 2 == 0
                    ? get("shop.local.test", "/")
                    : http.send(
                            request("shop.local.test", "/")
                                    .POST(BodyPublishers.ofString("x"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            answers.add(answer.body().substring(0, 3));
        }
        assertThat(answers).contains("one", "two");
    }

    @Test
    void whenEveryProcessIsDeadTheClientIsToldSoon() throws Exception {
        router.endpoints(SHOP, ProcessType.WEB, List.of(new InetSocketAddress("127.0.0.1", freePort())));
        HttpResponse<String> answer = get("shop.local.test", "/");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("cannot be reached");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aProcessThatBreaksOffIsAskedOnce() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ServerSocket crashing = new ServerSocket(0)) {
            Thread server = new Thread(() -> crash(crashing, asked));
            server.start();
            router.endpoints(
                    SHOP, ProcessType.WEB, List.of(new InetSocketAddress("127.0.0.1", crashing.getLocalPort())));
            assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(503);
            assertThat(http.send(
                                    request("shop.local.test", "/")
                                            .POST(BodyPublishers.ofString("pay"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(asked.get()).isEqualTo(2);
        }
    }

    @Test
    void noRequestFailsWhileAddressesSwitchUnderLoad() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean post = i % 2 == 0;
            clients.add(new Thread(() -> load(post, stop, done, failures)));
        }
        clients.forEach(Thread::start);
        for (int release = 0; release < 15; release++) {
            Backend next = new Backend("r" + release);
            router.endpoints(SHOP, ProcessType.WEB, List.of(next.address(), two.address()));
            int before = done.get();
            await().until(() -> done.get() > before + 100);
            router.endpoints(SHOP, ProcessType.WEB, List.of(two.address()));
            int after = done.get();
            await().until(() -> done.get() > after + 50);
            next.close();
        }
        stop.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aRequestInFlightFinishesOnItsOldProcess() throws Exception {
        CompletableFuture<HttpResponse<String>> slow =
                http.sendAsync(request("shop.local.test", "/wait").build(), BodyHandlers.ofString());
        one.entered.await();
        router.endpoints(SHOP, ProcessType.WEB, List.of(two.address()));
        assertThat(get("shop.local.test", "/").body()).startsWith("two");
        one.released.countDown();
        assertThat(slow.get().body()).isEqualTo("one finished");
    }

    @Test
    void webSocketsPass() throws Exception {
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = http.newWebSocketBuilder()
                .header("Host", "shop.local.test")
                .buildAsync(URI.create("ws://127.0.0.1:" + router.port() + "/ws"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                        echo.complete(data.toString());
                        return null;
                    }
                })
                .get();
        socket.sendText("hello", true).get();
        assertThat(echo.get()).isEqualTo("one hello");
        assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(200);
        socket.abort();
    }

    /** A refused upgrade must not leave a tunnel around the router. */
    @Test
    void afterARefusedUpgradeTheNextRequestIsRoutedAgain() throws Exception {
        String answers =
                raw("GET / HTTP/1.1\r\nHost: shop.local.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
                        + "GET /second HTTP/1.1\r\nHost: nobody.test\r\nConnection: close\r\n\r\n");
        assertThat(answers).contains("200 OK", "404 Not Found").doesNotContain("/second");
    }

    @Test
    void eventsArriveOneByOne() throws Exception {
        HttpResponse<InputStream> stream =
                http.send(request("shop.local.test", "/events").build(), BodyHandlers.ofInputStream());
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("data: one");
        one.released.countDown();
        lines.readLine();
        assertThat(lines.readLine()).isEqualTo("data: two");
    }

    @Test
    void bodiesOfAnySizeStream() throws Exception {
        long size = 300L << 20;
        HttpRequest upload = request("shop.local.test", "/count")
                .POST(BodyPublishers.ofInputStream(() -> new Zeros(size)))
                .build();
        assertThat(http.send(upload, BodyHandlers.ofString()).body()).isEqualTo(String.valueOf(size));
        HttpRequest careful = request("shop.local.test", "/count")
                .expectContinue(true)
                .PUT(BodyPublishers.ofByteArray(new byte[5000]))
                .build();
        assertThat(http.send(careful, BodyHandlers.ofString()).body()).isEqualTo("5000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: shop.local.test\r\nHost: other\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: shop.local.test/x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET http://other.test/ HTTP/1.1\r\nHost: shop.local.test\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nContent-Length: +4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: shop.local.test\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: shop.local.test\r\n folded: x\r\n\r\n"
            })
    void requestsThatCanBeReadInTwoWaysReachNoApp(String request) throws Exception {
        String answer = raw(request);
        assertThat(answer).doesNotContain(" 200 ");
        assertThat(one.requests.get()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "TRACE"})
    void methodsOfProxiesAreRefused(String method) throws Exception {
        assertThat(raw(method + " / HTTP/1.1\r\nHost: shop.local.test\r\nConnection: close\r\n\r\n"))
                .containsPattern("HTTP/1.1 40[05]");
    }

    @Test
    void headersOfOneHopStayThere() throws Exception {
        String answer = raw(
                "GET / HTTP/1.1\r\nHost: shop.local.test\r\nConnection: close, X-Secret, Host\r\nX-Secret: s\r\n"
                        + "Keep-Alive: timeout=5\r\nTE: trailers\r\nProxy-Connection: keep-alive\r\nUpgrade: h2c\r\n\r\n");
        assertThat(answer)
                .contains("200 OK", "Host: shop.local.test")
                .doesNotContain("X-Secret", "Keep-Alive: timeout", "TE: ", "Proxy-Connection", "Upgrade");
    }

    @Test
    void aClientThatNeverFinishesItsHeadIsCutAndHurtsNobody() throws Exception {
        try (Socket slow = new Socket("127.0.0.1", router.port())) {
            slow.getOutputStream().write("GET / HTTP/1.1\r\nHost: sho".getBytes(StandardCharsets.US_ASCII));
            assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(200);
            slow.setSoTimeout(10_000);
            slow.getInputStream().readAllBytes();
        }
    }

    @Test
    void aHugeHeadIsRefused() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: shop.local.test\r\nX: " + "y".repeat(200_000) + "\r\n\r\n");
        assertThat(answer).doesNotContain("200 OK");
        assertThat(get("shop.local.test", "/").statusCode()).isEqualTo(200);
    }

    private void load(boolean post, AtomicBoolean stop, AtomicInteger done, List<String> failures) {
        while (!stop.get()) {
            try {
                HttpRequest.Builder request = request("shop.local.test", "/");
                if (post) {
                    request.POST(BodyPublishers.ofString("body"));
                }
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
                done.incrementAndGet();
            } catch (IOException | InterruptedException failure) {
                failures.add(failure.toString());
            }
        }
    }

    private static void crash(ServerSocket server, AtomicInteger asked) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
                asked.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private HttpResponse<String> get(String host, String path) throws Exception {
        return http.send(request(host, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String host, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + router.port() + path.replace("|", "%7C")))
                .header("Host", host)
                .timeout(Duration.ofSeconds(60));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", router.port())) {
            socket.setSoTimeout(3000);
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                for (int n = socket.getInputStream().read(buffer);
                        n > 0;
                        n = socket.getInputStream().read(buffer)) {
                    answer.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException silentOrReset) {
                return answer.toString();
            }
            return answer.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
