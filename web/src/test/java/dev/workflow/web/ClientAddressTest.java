package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void isThePeerWhenNoProxyIsTrusted() {
        assertThat(address("203.0.113.7", null)).isEqualTo("203.0.113.7");
        assertThat(address("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
    }

    @Test
    void isWhatATrustedProxySaw() {
        assertThat(address("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(address("0:0:0:0:0:0:0:1", "2001:db8::1")).isEqualTo("2001:db8::1");
        assertThat(address("10.0.0.5", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    /** The client can write anything in front of what the proxy adds. */
    @Test
    void isTheLastHop() {
        assertThat(address("127.0.0.1", "1.1.1.1, 198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "unknown", "a b", "<x>"})
    void isThePeerWhenTheHeaderIsNonsense(String header) {
        assertThat(address("127.0.0.1", header)).isEqualTo("127.0.0.1");
    }

    private static String address(String peer, String header) {
        return new ClientAddress(peer, header, List.of("10.0.0.5")).toString();
    }
}
