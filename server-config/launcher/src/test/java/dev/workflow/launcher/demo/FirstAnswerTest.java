package dev.workflow.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.workflow.launcher.Refusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAnswerTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer router;

    @BeforeEach
    void router() throws Exception {
        router = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        router.createContext("/", exchange -> {
            boolean ours = exchange.getRequestHeaders().getFirst("Host").startsWith("demo.localhost:");
            int status = ours && asked.incrementAndGet() > 2 ? 200 : 503;
            byte[] body = ("answer " + status + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        router.start();
    }

    @AfterEach
    void stop() {
        router.stop(0);
    }

    @Test
    void waitsUntilTheAppAnswersUnderItsName() throws Exception {
        assertThat(answer("demo.localhost").await(Duration.ofSeconds(10))).isEqualTo("answer 200");
    }

    @Test
    void givesUpWithASentence() {
        assertThatThrownBy(() -> answer("other.localhost").await(Duration.ofMillis(500)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("other.localhost");
    }

    private FirstAnswer answer(String host) {
        return new FirstAnswer(host, router.getAddress().getPort());
    }
}
