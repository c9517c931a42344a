package dev.workflow.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void pausesGrowToHalfAMinute() {
        assertThat(Stream.generate(() -> backoff.next(Duration.ofSeconds(1)).toSeconds())
                        .limit(9))
                .containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void aMinuteOfHealthForgetsTheFailures() {
        backoff.next(Duration.ZERO);
        backoff.next(Duration.ZERO);
        assertThat(backoff.next(Duration.ofMinutes(2))).isZero();
    }
}
