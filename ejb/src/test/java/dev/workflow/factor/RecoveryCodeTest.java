package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {

    @Test
    void codesAreRandomAndReadable() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            RecoveryCode code = RecoveryCode.random();
            assertThat(code.text()).matches("([a-z0-9]{4}-){3}[a-z0-9]{4}").doesNotContainPattern("[ilo1]");
            assertThat(RecoveryCode.parse(code.text())).contains(code);
            assertThat(code.toString()).doesNotContain(code.text());
            assertThat(seen.add(code.text())).isTrue();
        }
    }

    @Test
    void canBeTypedAsPeopleType() {
        RecoveryCode code = RecoveryCode.random();
        String plain = code.text().replace("-", "");
        assertThat(RecoveryCode.parse(plain)).contains(code);
        assertThat(RecoveryCode.parse(" " + code.text().toUpperCase(Locale.ROOT).replace('-', ' ')))
                .contains(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "123456", "abcd-efgh-jkmn", "abcd-efgh-jkmn-pqrst", "abcd-efgh-jkmn-pql1", "' or 1=1 --"})
    void othersAreNoCodes(String text) {
        assertThat(RecoveryCode.parse(text)).isEmpty();
    }
}
