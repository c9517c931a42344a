package dev.workflow.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.workflow.json.StorableJson;
import dev.workflow.problem.Problem;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is sent as a configuration, it is refused with a 4xx or can be stored and used. */
class ConfigMergePropertyTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Jsonb JSONB = JsonbBuilder.create();

    @Provide
    Arbitrary<ConfigField> fields() {
        return Arbitraries.of(ConfigField.class);
    }

    @Provide
    Arbitrary<Object> values() {
        return JsonValues.any(4);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        return JsonValues.object(4);
    }

    private static ConfigDocument merged(ConfigDocument base, ConfigField field, Object value) {
        try {
            return ConfigMerge.merge(base, value == null ? Map.of() : Map.of(field.wire(), value), "web"::equals);
        } catch (Problem refused) {
            assertThat(refused.status()).isBetween(400, 499);
            return base;
        }
    }

    @Property(tries = 1500)
    void whatIsTakenCanBeStoredAndUsed(
            @ForAll("fields") ConfigField field,
            @ForAll("objects") Map<String, Object> first,
            @ForAll("values") Object next) {
        assertTimeout(SOON, () -> {
            ConfigDocument document = merged(merged(ConfigDocument.EMPTY, field, first), field, next);
            StorableJson.check(field.wire(), document.field(field));
            assertThat(JSONB.toJson(document.field(field))).isNotNull();
            for (String type : new String[] {"web", "worker"}) {
                use(new ProcessConfig(document, type));
            }
        });
    }

    private static void use(ProcessConfig config) {
        assertThat(config.values()).isNotNull();
        assertThat(config.port()).isBetween(1, 65535);
        assertThat(config.grace().isNegative()).isFalse();
        assertThat(config.deployTimeout().isNegative()).isFalse();
        assertThat(config.resources().memoryBytes()).isPositive();
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
            config.probe(probe).ifPresent(known -> assertThat(known.period()).isPositive());
        }
        config.postStart();
        config.preStop();
    }

    @Example
    void aNumberThatWouldFillTheMemoryIsNotWrittenOut() {
        assertTimeout(SOON, () -> {
            Map<String, Object> sent = Map.of("A", new BigDecimal("1e999999999"));
            assertThat(merged(ConfigDocument.EMPTY, ConfigField.VALUES, sent).strings(ConfigField.VALUES))
                    .containsEntry("A", "1E+999999999");
        });
    }
}
