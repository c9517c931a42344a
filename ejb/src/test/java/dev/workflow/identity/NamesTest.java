package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"me@host", "id_ed25519.pub", "home/me/.ssh/id", "clé de la maison", "a"})
    void keyNamesMayBeFileNamesAndAddresses(String name) {
        assertThat(new SshKeyName(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "../x", "a/../b", "a//b", "/a", "a/", ".", "..", "a;b", "a\\b", "a\nb", "a\0b", "a%2f", "a?"
            })
    void keyNamesMustFitIntoAUrl(String name) {
        assertThatThrownBy(() -> new SshKeyName(name)).isInstanceOf(Problem.class);
    }

    @Test
    void keyNamesHaveAtMost128Characters() {
        assertThat(new SshKeyName("é".repeat(128))).isNotNull();
        assertThatThrownBy(() -> new SshKeyName("a".repeat(129)))
                .hasMessageContaining("Ensure this field has no more than 128 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "a/b", "аda", "a\nb", "$(id)", "a\0"})
    void userNamesAreAsciiWords(String name) {
        assertThatThrownBy(() -> new Username(name)).isInstanceOf(Problem.class);
    }
}
