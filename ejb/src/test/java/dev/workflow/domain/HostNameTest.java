package dev.workflow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** api.md §6. */
class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "Shop.Example.com, shop.example.com",
        "shop.example.com., shop.example.com",
        "bücher.example, xn--bcher-kva.example",
        "*.example.com, *.example.com"
    })
    void namesShouldBeNormalised(String typed, String stored) {
        assertThat(HostName.parse(typed).value()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*", "a..b", "-a.com", "a b.com", "a.com/x", "a.com:80", "1.2.3.4", "a.*.com", "a.com\n"})
    void whatIsNoHostNameShouldBeRefused(String typed) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> HostName.parse(typed))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void longNamesShouldBeRefused() {
        String label = "a".repeat(60) + ".";
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> HostName.parse(label.repeat(5) + "com"))
                .withMessageContaining("253");
    }
}
