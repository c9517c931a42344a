package dev.workflow.web.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RateWindowsTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RateWindows windows = new RateWindows(3, Duration.ofSeconds(60), 100, new Hand());

    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void requestsAreCountedDownAndThenRefused() {
        for (int left = 2; left >= 0; left--) {
            assertThat(windows.request("ada")).isEqualTo(new RateWindows.Allowance(true, 3, left, 60));
        }
        now = now.plusSeconds(20);
        assertThat(windows.request("ada")).isEqualTo(new RateWindows.Allowance(false, 3, 0, 40));
        assertThat(windows.request("bob").granted()).isTrue();
    }

    @Test
    void aNewWindowBeginsWhenTheOldIsOver() {
        for (int i = 0; i < 5; i++) {
            windows.request("ada");
        }
        now = now.plusMillis(59_500);
        assertThat(windows.request("ada")).isEqualTo(new RateWindows.Allowance(false, 3, 0, 1));
        now = now.plusMillis(500);
        assertThat(windows.request("ada")).isEqualTo(new RateWindows.Allowance(true, 3, 2, 60));
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            windows.request("stranger " + i);
        }
        assertThat(windows.size()).isEqualTo(100);
    }
}
