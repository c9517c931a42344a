package dev.workflow.web.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.Exchange;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitFilterTest {

    private final RateLimitFilter filter = new RateLimitFilter();
    private final AtomicInteger passed = new AtomicInteger();

    private void limits(int perAccount, int perAddress) throws Exception {
        filter.perAccount = perAccount;
        filter.perAddress = perAddress;
        filter.seconds = 60;
        filter.proxies = Optional.empty();
        filter.clock = Clock.systemUTC();
        filter.init(null);
    }

    private Exchange call(String path, long account) throws Exception {
        Exchange exchange = new Exchange("GET", path);
        exchange.sent.put("X-Request-Id", "r");
        if (account > 0) {
            exchange.caller = new CallerPrincipal(new Caller(account, "user" + account, false, false), "");
        }
        filter.doFilter(exchange.request(), exchange.response(), (request, response) -> passed.incrementAndGet());
        return exchange;
    }

    @Test
    void offMeansNoDifference() throws Exception {
        limits(0, 0);
        for (int i = 0; i < 100; i++) {
            assertThat(call("/v2/apps/", i % 2).received).isEmpty();
        }
        assertThat(passed).hasValue(100);
    }

    @Test
    void anAccountIsToldWhatIsLeftAndWhenToComeBack() throws Exception {
        limits(2, 0);
        assertThat(call("/v2/apps/", 1).received)
                .containsEntry("RateLimit-Limit", "2")
                .containsEntry("RateLimit-Remaining", "1")
                .containsKey("RateLimit-Reset");
        call("/v2/apps/", 1);
        Exchange third = call("/v2/apps/", 1);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.received).containsEntry("RateLimit-Remaining", "0");
        assertThat(Integer.parseInt(third.received.get("Retry-After"))).isBetween(1, 60);
        assertThat(third.body()).startsWith("{\"detail\":\"Request was throttled.");
        assertThat(passed).hasValue(2);
        assertThat(call("/v2/apps/", 2).status()).isEqualTo(200);
        assertThat(call("/v2/apps/", 0).received).isEmpty();
    }

    @Test
    void strangersAreCountedByAddress() throws Exception {
        limits(0, 1);
        assertThat(call("/v2/apps/", 0).status()).isEqualTo(200);
        assertThat(call("/v2/auth/login/", 0).status()).isEqualTo(429);
        assertThat(call("/v2/apps/", 1).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readiness", "/metrics", "/v2/shop/blobs/uploads/", "/v2/"})
    void probesAndTheRegistryAreNotLimited(String path) throws Exception {
        limits(1, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(call(path, 1).status()).isEqualTo(200);
        }
    }
}
