package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada", "Zo\u00eb", "O'Neill <x>", "\u5c71\u7530", "\ud83d\udc19"})
    void namesOfPeopleAreTaken(String text) {
        assertThatCode(() -> PersonName.require("first_name", text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[31mb", "a\u001b]52;c;eA==\u0007", "a\r\nBcc: x", "a\u009b31m", "a\tb", "a\0b"})
    void whatWorksOnATerminalIsNone(String text) {
        assertThatThrownBy(() -> PersonName.require("first_name", text))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Control characters");
    }

    @Test
    void longOnesAreNone() {
        PersonName.require("last_name", "\ud83d\udc19".repeat(150));
        assertThatThrownBy(() -> PersonName.require("last_name", "a".repeat(151)))
                .isInstanceOf(Problem.class);
    }
}
