package dev.workflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final RateLimit limit = new RateLimit(10, 3);
    private final long now = System.nanoTime();

    @Test
    void aBurstIsFreeAndTheRestComesSteadily() {
        assertThat(limit.reserve(now)).isZero();
        assertThat(limit.reserve(now)).isZero();
        assertThat(limit.reserve(now)).isZero();
        assertThat(TimeUnit.NANOSECONDS.toMillis(limit.reserve(now))).isBetween(90L, 110L);
        assertThat(TimeUnit.NANOSECONDS.toMillis(limit.reserve(now))).isBetween(190L, 210L);
    }

    @Test
    void quietTimeGivesNoMoreThanABurst() {
        long later = now + TimeUnit.HOURS.toNanos(1);
        for (int i = 0; i < 3; i++) {
            assertThat(limit.reserve(later)).isZero();
        }
        assertThat(limit.reserve(later)).isPositive();
    }
}
