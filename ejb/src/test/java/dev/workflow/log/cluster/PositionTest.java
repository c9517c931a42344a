package dev.workflow.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.log.LogLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final Instant T = Instant.parse("2026-11-26T10:00:00.000000001Z");

    private final Position position = new Position();

    @Test
    void whatComesAgainIsNotTakenTwice() {
        position.begin();
        assertThat(taken(0, 1, 1)).isEqualTo(3);
        position.begin();
        assertThat(taken(0, 1, 1)).isZero();
        position.begin();
        assertThat(taken(0, 1, 1, 1, 2)).isEqualTo(2);
        assertThat(position.last()).contains(T.plusNanos(2));
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        position.begin();
        assertThat(taken(5, 3, 4)).isEqualTo(3);
    }

    @Test
    void afterARestartItGoesOnWhereTheKeptLinesEnd() {
        List<LogLine> kept = List.of(
                new LogLine(T, "shop[web.v1.a]", "1"),
                new LogLine(T.plusNanos(1), "shop[web.v1.a]", "2"),
                new LogLine(T.plusNanos(9), "shop[web.v1.b]", "other"));
        Position resumed = Position.after(kept, "shop[web.v1.a]");
        resumed.begin();

        assertThat(resumed.take(T)).isFalse();
        assertThat(resumed.take(T.plusNanos(1))).isFalse();
        assertThat(resumed.take(T.plusNanos(2))).isTrue();
        assertThat(Position.after(kept, "shop[web.v1.c]").last()).isEmpty();
    }

    private int taken(int... nanos) {
        int taken = 0;
        for (int n : nanos) {
            taken += position.take(T.plusNanos(n)) ? 1 : 0;
        }
        return taken;
    }
}
