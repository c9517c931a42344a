package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokenKeyTest {

    @RepeatedTest(20)
    void hasTheContractsShape() {
        assertThat(TokenKey.random().text()).matches("[0-9a-fA-F]{32}[a-zA-Z]{96}");
    }

    @Test
    void showsOnlyItsEnds() {
        TokenKey key = new TokenKey("0123456789abcdef" + "x".repeat(98) + "YZYZYZYZYZYZYZ");
        assertThat(key.fuzzy()).isEqualTo("0123456789abcd...YZYZYZYZYZYZYZ");
        assertThat(key).hasToString("TokenKey[…]");
    }

    @Test
    void isStoredAsSha256() {
        assertThat(HexFormat.of().formatHex(new TokenKey("abc").sha256()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
