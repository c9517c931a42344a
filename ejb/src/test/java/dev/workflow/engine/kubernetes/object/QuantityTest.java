package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1000m",
        "0.25, 250m",
        "0.5Gi, 512Mi",
        "1Gi, 1073741824",
        "1k, 1e3",
        "1E, 1e18",
        "100M, 0.1G",
        "1.50, 1500m",
        "1Ti, 1024Gi",
        "5n, 0.005u",
        "0, 0Gi"
    })
    void oneAmountHasManySpellings(String one, String other) {
        assertThat(Quantity.parse(one)).isPresent().isEqualTo(Quantity.parse(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gi", "1X", "1 Gi", "1.2.3", "0x10", "1e", "--1", "1Gib"})
    void whatIsNoAmount(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @Test
    void unitsDiffer() {
        assertThat(Quantity.parse("1G")).isNotEqualTo(Quantity.parse("1Gi"));
        assertThat(Quantity.parse("1m")).isNotEqualTo(Quantity.parse("1M"));
    }

    /** What is rendered is spelt as the server spells it, or it would change on its way. */
    @Property
    void sizesAreWhatTheyWere(@ForAll @LongRange(min = 1) long bytes) {
        assertThat(Quantity.parse(ResourcePart.size(bytes))).isEqualTo(Quantity.parse(String.valueOf(bytes)));
    }

    @Property
    void millisAreThousandths(@ForAll @IntRange(min = 1) int millis) {
        assertThat(Quantity.parse(millis + "m"))
                .isEqualTo(
                        Quantity.parse(java.math.BigDecimal.valueOf(millis, 3).toPlainString()));
    }
}
