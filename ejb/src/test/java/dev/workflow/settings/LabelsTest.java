package dev.workflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelsTest {

    private final Labels labels = new Labels(Map.of("team", "frontend"));

    @Test
    void addsChangesAndTakesAway() {
        Map<String, Object> change = new HashMap<>(Map.of("rack", 1, "on", true));
        change.put("team", null);
        assertThat(labels.with(change)).isEqualTo(Map.of("rack", "1", "on", "true"));
        assertThat(labels.with(Map.of("team", "backend"))).isEqualTo(Map.of("team", "backend"));
    }

    @Test
    void whatIsNotThereIsNotTakenAway() {
        Map<String, Object> change = new HashMap<>();
        change.put("rack", null);
        refused(422, change);
    }

    static Stream<Map<String, ?>> odd() {
        return Stream.of(
                Map.of("", "x"),
                Map.of(" ", "x"),
                Map.of("k".repeat(254), "x"),
                Map.of("k", "x".repeat(1025)),
                Map.of("k", Map.of("a", "b")),
                Map.of("k", List.of("a")),
                IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "x")));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatWouldNotBeShownOnALineIsRefused(Map<String, ?> change) {
        refused(400, change);
    }

    private void refused(int status, Map<String, ?> change) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> labels.with(change))
                .extracting(Problem::status)
                .isEqualTo(status);
    }
}
