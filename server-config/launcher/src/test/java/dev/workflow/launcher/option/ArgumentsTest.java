package dev.workflow.launcher.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.launcher.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void optionsMayStandAnywhereAndInBothSpellings() {
        Arguments arguments = Arguments.parse(List.of("--data", "/x", "logs", "server", "-f", "--http-port=9"));
        assertThat(arguments.command()).isEqualTo("logs");
        assertThat(arguments.words()).containsExactly("server");
        assertThat(arguments.flag("follow")).isTrue();
        assertThat(arguments.value("data")).contains("/x");
        assertThat(arguments.value("http-port")).contains("9");
    }

    @Test
    void nothingMeansHelp() {
        assertThat(Arguments.parse(List.of()).command()).isEqualTo("help");
        assertThat(Arguments.parse(List.of("up", "--help")).command()).isEqualTo("help");
    }

    @Test
    void unknownOptionsAreRefusedByName() {
        assertThatThrownBy(() -> Arguments.parse(List.of("up", "--prot", "1")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--prot");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        assertThatThrownBy(() -> Arguments.parse(List.of("up", "--data")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("needs a value");
    }
}
