package dev.workflow.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.config.Signer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeysTest {

    private final SettableClock clock = new SettableClock();
    private final TicketKeys keys = keys("ours");

    @Test
    void aKeyOfOursIsKnown() {
        TicketKey key = keys.issue();
        assertThat(keys.find(key.text())).contains(key);
        assertThat(keys.issue()).isNotEqualTo(key);
        assertThat(key.text()).matches("[0-9a-f]{32}");
        assertThat(key).hasToString("TicketKey[…]");
    }

    @Test
    void aKeyLivesForALoginAndItsTicket() {
        String key = keys.issue().text();
        clock.advance(TicketKeys.LIFE);
        assertThat(keys.find(key)).isPresent();
        clock.advance(Duration.ofMinutes(30));
        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void aKeyFromAServerWhoseClockIsAheadIsKnown() {
        clock.advance(Duration.ofMinutes(10));
        String key = keys.issue().text();
        clock.advance(Duration.ofMinutes(-10));
        assertThat(keys.find(key)).isPresent();
        clock.advance(Duration.ofMinutes(-20));
        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void aKeyOfSomebodyElseIsNot() {
        assertThat(keys.find(keys("theirs").issue().text())).isEmpty();
    }

    @Test
    void noDigitOfAKeyCanBeAnother() {
        byte[] key = HexFormat.of().parseHex(keys.issue().text());
        for (int i = 0; i < key.length; i++) {
            byte[] other = key.clone();
            other[i] ^= 1;
            assertThat(keys.find(HexFormat.of().formatHex(other)))
                    .as("byte " + i)
                    .isEmpty();
        }
    }

    @Test
    void aKeyOutlivesTheRotationOfTheMasterKey() {
        String key = keys.issue().text();
        Signer rotated = new Signer(List.of("new".getBytes(UTF_8), "ours".getBytes(UTF_8)));
        assertThat(new TicketKeys(rotated, clock).find(key)).isPresent();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "0123456789abcdeF0123456789abcdef",
                "",
                "../../../../../../../../../../..",
                "0123456789abcdef",
                "00000000000000000000000000000000"
            })
    void otherTextsAreNoKeys(String text) {
        assertThat(keys.find(text)).isEmpty();
    }

    private TicketKeys keys(String secret) {
        return new TicketKeys(new Signer(List.of(secret.getBytes(UTF_8))), clock);
    }
}
