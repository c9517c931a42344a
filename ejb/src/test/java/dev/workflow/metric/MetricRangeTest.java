package dev.workflow.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.engine.UsageSample;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricRangeTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    private static MetricRange parse(String start, String stop, String every) {
        return MetricRange.parse(
                Optional.ofNullable(start), Optional.ofNullable(stop), Optional.ofNullable(every), NOW);
    }

    @Test
    void theLastHourIsLookedAtByFiveMinutes() {
        assertThat(parse(null, null, null))
                .isEqualTo(new MetricRange(NOW.minusSeconds(3600), NOW, Duration.ofMinutes(5)));
        assertThat(parse("900000", "986400", "15m"))
                .as("a day")
                .isEqualTo(new MetricRange(
                        Instant.ofEpochSecond(900_000), Instant.ofEpochSecond(986_400), Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource({
        "x,,, start",
        "-1,,, start",
        "1.5,,, start",
        "999999999999999999999,,, start",
        ",x,, stop",
        ",,5, every",
        ",,0m, every",
        ",,05m, every",
        ",,5h, every",
        ",,99999999999m, every",
        "1000000,1000000,, start",
        "1000001,1000000,, start",
        "1000,90000,60m, start",
        "900000,986400,14m, every",
        "900000,910000,1m, every",
    })
    void whatWillNotDoIsNamed(String start, String stop, String every, String field) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> parse(start, stop, every))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(((Problem.Body.Fields) problem.body()).errors()).containsOnlyKeys(field);
                });
    }

    @Test
    void stepsHoldTheMostAndTheAverageAndGapsStayGaps() {
        MetricRange range = parse("1000", "2500", "5m");
        UsageSeries series = UsageSeries.of(
                2,
                range,
                List.of(
                        new UsageSample(Instant.ofEpochSecond(999), 9, 9, 9, 9),
                        new UsageSample(Instant.ofEpochSecond(1000), 1, 1, 10, 10),
                        new UsageSample(Instant.ofEpochSecond(1299), 3, 2, 30, 20),
                        new UsageSample(Instant.ofEpochSecond(1600), 4, 4, 40, 40),
                        new UsageSample(Instant.ofEpochSecond(2500), 9, 9, 9, 9)));
        assertThat(series.processes()).isEqualTo(2);
        assertThat(series.points())
                .containsExactly(
                        new UsageSeries.Point(Instant.ofEpochSecond(1000), 3, 1.5, 30, 15),
                        new UsageSeries.Point(Instant.ofEpochSecond(1600), 4, 4, 40, 40));
    }
}
