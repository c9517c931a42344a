package dev.workflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md §4.1. */
class ConfigMergeTest {

    private static ConfigDocument merge(ConfigDocument base, String field, Object content) {
        return ConfigMerge.merge(base, Map.of(field, content), type -> type.equals("web"));
    }

    private static Map<String, Object> removal(String key) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, null);
        return map;
    }

    @Test
    void leavesShouldBecomeStringsAsUpstreamPrintsThem() {
        ConfigDocument merged = merge(
                ConfigDocument.EMPTY,
                "values",
                Map.of("PORT", new BigDecimal("5000"), "DEBUG", true, "RATE", new BigDecimal("1.50")));
        assertThat(merged.strings(ConfigField.VALUES))
                .containsEntry("PORT", "5000")
                .containsEntry("DEBUG", "True")
                .containsEntry("RATE", "1.50");
    }

    @Test
    void nullShouldRemoveAndUnknownShouldBeRefused() {
        ConfigDocument base = merge(ConfigDocument.EMPTY, "values", Map.of("A", "1"));
        assertThat(merge(base, "values", removal("A")).field(ConfigField.VALUES))
                .isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(base, "values", removal("B")))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem).hasMessage("B does not exist under values");
                });
    }

    @Test
    void typedValuesShouldMergeWithinTheirType() {
        ConfigDocument base = merge(ConfigDocument.EMPTY, "typed_values", Map.of("worker", Map.of("N", "1")));
        ConfigDocument merged = merge(base, "typed_values", Map.of("worker", Map.of("M", "2")));
        assertThat(merged.nestedStrings(ConfigField.TYPED_VALUES, "worker"))
                .containsEntry("N", "1")
                .containsEntry("M", "2");
        assertThat(merge(merged, "typed_values", Map.of("worker", Map.of())).field(ConfigField.TYPED_VALUES))
                .isEmpty();
    }

    @Test
    void limitOfATypeInUseShouldStay() {
        ConfigDocument base = merge(ConfigDocument.EMPTY, "limits", Map.of("web", "std1.large.c1m2"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(base, "limits", removal("web")))
                .withMessage("the web has already been used and cannot be deleted");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(base, "limits", Map.of("web", "huge")))
                .withMessageContaining("The limit plan huge does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "A[", "A\n", "../x", "$(id)", "A\u0000", "ключ"})
    void oddKeysShouldBeRefused(String key) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(ConfigDocument.EMPTY, "values", Map.of(key, "x")))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "1.5", "99999999999"})
    void portShouldBeAPort(String port) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(ConfigDocument.EMPTY, "values", Map.of("PORT", port)));
    }

    @Test
    void privateRegistryShouldNeedAPort() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(ConfigDocument.EMPTY, "registry", Map.of("username", "bob")))
                .withMessage("PORT needs to be set in the config when using a private registry");
    }

    @Test
    void healthCheckShouldKeepItsNumbersAndKnowItsProbes() {
        Map<String, Object> probe = Map.of("httpGet", Map.of("path", "/", "port", new BigDecimal(5000)));
        ConfigDocument merged =
                merge(ConfigDocument.EMPTY, "healthcheck", Map.of("web", Map.of("livenessProbe", probe)));
        assertThat(new ProcessConfig(merged, "web").probe("livenessProbe")).isPresent();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> merge(ConfigDocument.EMPTY, "healthcheck", Map.of("web", Map.of("aliveProbe", probe))))
                .withMessageContaining("Healthcheck pattern");
    }

    @Test
    void whatCannotBeStoredShouldBeRefused() {
        Map<String, Object> probe = Map.of("extra", new BigDecimal("1e999999"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> merge(ConfigDocument.EMPTY, "healthcheck", Map.of("web", Map.of("livenessProbe", probe))))
                .withMessageContaining("A number may have 100 digits at most.");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> merge(ConfigDocument.EMPTY, "lifecycle_pre_stop", Map.of("web", "\uD800")))
                .withMessageContaining("Half characters are not allowed.");
    }

    @Test
    void healthChecksShouldAddToTheTimeOfADeploy() {
        Map<String, Object> slow = Map.of(
                "exec",
                Map.of("command", List.of("true")),
                "initialDelaySeconds",
                new BigDecimal(30),
                "timeoutSeconds",
                new BigDecimal(5),
                "failureThreshold",
                new BigDecimal(10));
        Map<String, Object> usual =
                Map.of("tcpSocket", Map.of("port", new BigDecimal(5000)), "initialDelaySeconds", new BigDecimal(5));
        ConfigDocument merged = merge(
                ConfigDocument.EMPTY,
                "healthcheck",
                Map.of("web", Map.of("startupProbe", slow, "livenessProbe", usual, "readinessProbe", usual)));
        assertThat(new ProcessConfig(merged, "worker").deployTimeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(new ProcessConfig(merged, "web").deployTimeout())
                .as("120, the start 30 + 15 x 11, the rest 11 x 4")
                .isEqualTo(Duration.ofSeconds(120 + 30 + 165 + 44));
        assertThat(new ProcessConfig(merge(merged, "values", Map.of("DRYCC_DEPLOY_TIMEOUT", "7")), "worker")
                        .deployTimeout())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void gracePeriodShouldBeOfTheTypeElseOfTheAppElseThirtySeconds() {
        ConfigDocument none = ConfigDocument.EMPTY;
        assertThat(new ProcessConfig(none, "web").grace()).isEqualTo(Duration.ofSeconds(30));
        ConfigDocument app = merge(none, "values", Map.of("KUBERNETES_POD_TERMINATION_GRACE_PERIOD_SECONDS", "7"));
        assertThat(new ProcessConfig(app, "web").grace()).isEqualTo(Duration.ofSeconds(7));
        ConfigDocument own = merge(app, "termination_grace_period", Map.of("web", 3));
        assertThat(new ProcessConfig(own, "web").grace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(new ProcessConfig(own, "worker").grace()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void summaryShouldNameEveryChangedKey() {
        ConfigDocument before = merge(ConfigDocument.EMPTY, "values", Map.of("A", "1"));
        ConfigDocument after = merge(merge(before, "values", Map.of("B", "2")), "values", Map.of("A", "3"));
        ConfigDiff diff = new ConfigDiff(before, merge(after, "tags", Map.of("web", Map.of("rack", "1"))));
        assertThat(diff.summary("ada")).isEqualTo("ada added values B, changed values A, added tags web");
        assertThat(diff.types()).as("a change of values concerns all types").isEmpty();
    }

    @Test
    void changeOfOneTypeShouldDeployThatType() {
        ConfigDocument after = merge(ConfigDocument.EMPTY, "typed_values", Map.of("worker", Map.of("N", "1")));
        assertThat(new ConfigDiff(ConfigDocument.EMPTY, after).types()).containsExactly("worker");
    }
}
