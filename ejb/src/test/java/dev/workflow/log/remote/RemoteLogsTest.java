package dev.workflow.log.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.workflow.identity.ServiceKey;
import dev.workflow.log.AppLogs;
import dev.workflow.log.AppLogsContract;
import dev.workflow.log.LogLimits;
import dev.workflow.log.LogLine;
import dev.workflow.log.RingLogs;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two ends, over HTTP. */
class RemoteLogsTest implements AppLogsContract {

    private static final String KEY = "a key of the platform";
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private RingLogs kept;
    private LoggerServer server;
    private RemoteLogs logs;

    @BeforeEach
    void open() throws IOException {
        kept = new RingLogs(LogLimits.DEFAULT, Optional.empty(), CLOCK, Thread::new);
        server = start(0);
        logs = remote(server.port(), 1 << 22);
    }

    private LoggerServer start(int port) {
        LoggerServer started = new LoggerServer(
                kept,
                new LoggerSettings(
                        "127.0.0.1", port, ServiceKey.of(KEY), Duration.ofSeconds(2), Duration.ofMillis(200)));
        started.start();
        return started;
    }

    private RemoteLogs remote(int port, int bytes) {
        return new RemoteLogs(URI.create("http://127.0.0.1:" + port), KEY, CLOCK, RemoteLogsTest::thread, bytes);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "remote-logs");
        thread.setDaemon(true);
        return thread;
    }

    @AfterEach
    void close() {
        logs.close();
        server.close();
        kept.close();
    }

    @Override
    public AppLogs logs() {
        return logs;
    }

    @Test
    void whatIsSaidWhileTheLoggerIsAwayArrivesLaterOnceAndInOrder() {
        int port = server.port();
        say(0, 10);
        logs.tail(SHOP, 1);
        server.close();
        say(10, 20);
        server = start(port);
        say(20, 30);

        await().untilAsserted(() -> assertThat(texts()).containsExactlyElementsOf(numbers(0, 30)));
    }

    private static boolean refused(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return !socket.isConnected();
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void whatDoesNotFitIsCounted() {
        int port = server.port();
        server.close();
        await("a server that stops takes nothing more").until(() -> refused(port));
        RemoteLogs small = remote(port, 5_000);
        IntStream.range(0, 1000).forEach(i -> small.append(SHOP, line("" + i)));
        server = start(port);
        await().until(() -> texts().stream().anyMatch(text -> text.contains("lines lost")));
        small.append(SHOP, line("after"));
        await().until(() -> texts().contains("after"));
        small.close();

        // The sender may have emptied the outbox once before it had to wait: then there is a notice for each time.
        List<String> notices =
                texts().stream().filter(text -> text.startsWith("…")).toList();
        long lost = notices.stream()
                .mapToLong(notice -> Long.parseLong(notice.split(" ")[1]))
                .sum();
        assertThat(notices).allMatch(notice -> notice.endsWith("lines lost: the logger could not be reached"));
        assertThat(lost).isBetween(900L, 1000L);
        assertThat(texts())
                .hasSize((int) (1000 - lost) + notices.size() + 1)
                .endsWith(notices.get(notices.size() - 1), "after");
    }

    @Test
    void aReaderIsToldThatTheLoggerIsAway() {
        server.close();
        assertThat(logs.tail(SHOP, 10))
                .extracting(LogLine::text)
                .containsExactly("… the logger cannot be reached: lines are missing here");
    }

    @Test
    void aFollowerGoesOnWhenTheLoggerIsBack() {
        int port = server.port();
        List<String> seen = new CopyOnWriteArrayList<>();
        say(0, 2);
        try (AppLogs.Follow follow = logs.follow(SHOP, 10, line -> seen.add(line.text()))) {
            await().until(() -> seen.size() == 2);
            server.close();
            await().until(() -> seen.size() == 3);
            server = start(port);
            await().until(() -> {
                say(2, 3);
                return seen.contains("2");
            });
        }
        assertThat(seen).startsWith("0", "1", "… the logger cannot be reached: lines are missing here", "2");
    }

    @Test
    void nobodyIsLetInWithoutTheKey() throws Exception {
        assertThat(call("GET", "/logs/shop", "wrong").statusCode()).isEqualTo(401);
        assertThat(call("POST", "/logs", "").statusCode()).isEqualTo(401);
        assertThat(call("DELETE", "/logs/shop", "").statusCode()).isEqualTo(401);
        assertThat(call("GET", "/healthz", "").statusCode()).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> LoggerSettings.of("127.0.0.1", 0, ServiceKey.NONE));
    }

    @Test
    void othersReadPlainText() throws Exception {
        assertThat(call("GET", "/logs/shop", KEY).statusCode()).isEqualTo(204);
        assertThat(call("GET", "/logs/shop?follow=true", KEY).statusCode()).isEqualTo(204);
        for (int i = 0; i < 5; i++) {
            kept.append(SHOP, line("" + i));
        }
        String source = "2026-11-25T10:11:12+00:00 shop[web.v2.abc]: ";
        assertThat(call("GET", "/logs/shop/?log_lines=2", KEY).body()).isEqualTo(source + "3\n" + source + "4\n");
        for (String odd : List.of("-1", "x", "", "99999999999")) {
            assertThat(call("GET", "/logs/shop?log_lines=" + odd, KEY).body().lines())
                    .hasSize(5);
        }
        assertThat(call("GET", "/logs/shop?follow=True&log_lines=1&timeout=1", KEY)
                        .body())
                .isEqualTo(source + "4\n");
        assertThat(call("DELETE", "/logs/shop/", KEY).statusCode()).isEqualTo(200);
        assertThat(call("GET", "/logs/shop", KEY).statusCode()).isEqualTo(204);
    }

    @Test
    void whatIsNoAppAndNoLineIsRefused() throws Exception {
        for (String path : List.of("/", "/logs/", "/logs/Bad_Name", "/logs/..%2Fx", "/logs/a/b", "/other/shop")) {
            assertThat(call("GET", path, KEY).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(call("PUT", "/logs/shop", KEY).statusCode()).isEqualTo(405);
        HttpResponse<String> answer =
                post("s 1", "shop\tnonsense\n\n../x\t2026-11-25T10:11:12Z\ta\tb\nshop\t2026-11-25T10:11:12Z\ta\tb\n");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(kept.tail(SHOP, 10)).extracting(LogLine::text).containsExactly("b");
    }

    @Test
    void aBatchThatComesTwiceIsTakenOnce() throws Exception {
        String lines = "shop\t2026-11-25T10:11:12Z\ta\tb\n";
        post("s 1", lines);
        post("s 1", lines);
        post("s 2", lines);
        post("s 1", lines);
        post("t 1", lines);
        assertThat(kept.tail(SHOP, 10)).hasSize(3);
    }

    private HttpResponse<String> post(String number, String lines) throws Exception {
        HttpRequest request = request("/logs", KEY)
                .header(Batches.NUMBER, number)
                .POST(HttpRequest.BodyPublishers.ofString(lines))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path, String key) throws Exception {
        HttpRequest request = request(path, key)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + key);
    }

    private void say(int from, int to) {
        numbers(from, to).forEach(text -> logs.append(SHOP, line(text)));
    }

    private List<String> texts() {
        return kept.tail(SHOP, 3000).stream().map(LogLine::text).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static LogLine line(String text) {
        return new LogLine(NOW, "shop[web.v2.abc]", text);
    }
}
