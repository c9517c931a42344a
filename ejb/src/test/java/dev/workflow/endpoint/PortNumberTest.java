package dev.workflow.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortNumberTest {

    static Stream<Object> numbers() {
        return Stream.of(new BigDecimal("80"), "80", "00080");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void numbersAndDigitsAreTheSame(Object sent) {
        assertThat(PortNumber.of(sent).value()).isEqualTo(80);
    }

    static Stream<Object> nonsense() {
        return Stream.of(
                "",
                " ",
                "-1",
                "80.0",
                "8e3",
                "0x50",
                "\u0668\u0660",
                "80\n",
                true,
                List.of(),
                Map.of(),
                new BigDecimal("-5"),
                new BigDecimal("80.5"),
                new BigDecimal("1e1000000000"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void whatIsNoNumberIsRefused(Object sent) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PortNumber.of(sent))
                .withMessage("port can only be a numeric value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999999999999999999999"})
    void whatIsNoPortIsRefused(String sent) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> PortNumber.of(sent))
                .withMessage("port needs to be between 1 and 65535")
                .satisfies(problem -> assertThat(problem.body())
                        .isEqualTo(new Problem.Body.Texts(List.of("port needs to be between 1 and 65535"))));
    }

    @Property
    void everyOtherTextIsRefusedOrAPort(@ForAll String sent) {
        try {
            assertThat(PortNumber.of(sent).value()).isBetween(1, 65535);
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }
}
