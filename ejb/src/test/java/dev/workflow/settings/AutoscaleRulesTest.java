package dev.workflow.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.engine.Autoscale;
import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** api.md §6. */
class AutoscaleRulesTest {

    private static final AutoscaleRules NONE = new AutoscaleRules(Map.of());

    private static Map<String, Object> rule(Object min, Object max, Object percent) {
        return Map.of("min", min, "max", max, "cpu_percent", percent);
    }

    private static void refused(int status, String message, Map<String, ?> change) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> NONE.with(change))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(status);
                    assertThat(problem.getMessage()).contains(message);
                });
    }

    @Test
    void aRuleIsAddedReplacedAndRemoved() {
        Map<String, Object> one = NONE.with(Map.of("web", rule(1, "3", new BigDecimal("40.0"))));
        assertThat(one).isEqualTo(Map.of("web", Map.of("min", ten(1), "max", ten(3), "cpu_percent", ten(40))));
        assertThat(new AutoscaleRules(one).with(Map.of("worker", rule(2, 2, 50))))
                .containsOnlyKeys("web", "worker");
        Map<String, Object> removal = new LinkedHashMap<>();
        removal.put("web", null);
        assertThat(new AutoscaleRules(one).with(removal)).isEmpty();
        refused(422, "web does not exist under autoscale", removal);
    }

    private static BigDecimal ten(int number) {
        return BigDecimal.valueOf(number);
    }

    @Test
    void whatWillNotDoIsRefused() {
        refused(400, "min replicas needs to be 1 or higher", Map.of("web", rule(0, 3, 40)));
        refused(400, "max replicas can not be smaller than min replicas", Map.of("web", rule(3, 1, 40)));
        refused(400, "Cannot set autoscale for reserved types, procfile type is: run", Map.of("run", rule(1, 3, 40)));
        refused(400, "could not validate", Map.of("web", rule(1, 3, 0)));
        refused(400, "max must be 1000 or lower", Map.of("web", rule(1, 1001, 40)));
        refused(400, "could not validate", Map.of("web", rule(1, "1e99", 40)));
        refused(400, "could not validate", Map.of("web", rule(1, "many", 40)));
        refused(400, "could not validate", Map.of("web", Map.of("min", 1, "max", 2)));
        refused(400, "could not validate", Map.of("web", Map.of("min", 1, "max", 2, "cpu_percent", 3, "x", 4)));
        refused(400, "could not validate", Map.of("web", "fast"));
    }

    @Test
    void theEngineIsToldTheRuleOfAType() {
        AutoscaleRules stored = new AutoscaleRules(NONE.with(Map.of("web", rule(1, 3, 40))));
        assertThat(stored.of("web")).contains(new Autoscale(1, 3, 40));
        assertThat(stored.of("worker")).isEmpty();
    }
}
