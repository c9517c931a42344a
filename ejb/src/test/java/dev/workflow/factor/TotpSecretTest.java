package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpSecretTest {

    /** The key of the test vectors of both standards. */
    private static final TotpSecret KNOWN = new TotpSecret("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(KNOWN.step(code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void codesOfCounters(long counter, String code) {
        assertThat(KNOWN.code(counter)).isEqualTo(code);
    }

    @Test
    void clocksMayDifferByOneStep() {
        long step = NOW.getEpochSecond() / 30;
        assertThat(KNOWN.step(KNOWN.code(step - 1), NOW)).hasValue(step - 1);
        assertThat(KNOWN.step(KNOWN.code(step + 1), NOW)).hasValue(step + 1);
        assertThat(KNOWN.step(KNOWN.code(step - 2), NOW)).isEmpty();
        assertThat(KNOWN.step(KNOWN.code(step + 2), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50471", "0050471", "05047l", "-50471", "٠٥٠٤٧١", "050471\n"})
    void othersAreNoCodes(String text) {
        assertThat(KNOWN.step(text, NOW)).isEmpty();
    }

    @Test
    void linkIsWhatAppsRead() {
        assertThat(KNOWN.uri("Workflow example.com", "ada&co"))
                .isEqualTo("otpauth://totp/Workflow%20example.com:ada%26co"
                        + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Workflow%20example.com"
                        + "&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void secretsAreRandomAndKeptOutOfLogs() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            TotpSecret secret = TotpSecret.random();
            assertThat(secret.text()).matches("[A-Z2-7]{32}");
            assertThat(secret.toString()).doesNotContain(secret.text());
            assertThat(seen.add(secret.text())).isTrue();
        }
    }
}
