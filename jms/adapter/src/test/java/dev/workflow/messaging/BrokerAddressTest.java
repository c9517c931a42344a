package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {
    @Test
    void textLeavesTheCredentialsOut() {
        assertThat(BrokerAddress.parse(" amqp://user:sesame@broker.example:5672/controller "))
                .hasToString("amqp://broker.example:5672/controller");
        assertThat(BrokerAddress.parse("amqps://user:sesame@[::1]")).hasToString("amqps://[::1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user:sesame@host",
                "http://user:sesame@host",
                "amqp:user:sesame@host",
                "amqp://user:sesame word@host",
                "amqp://user:sesame@",
                "amqp://user:%zzsesame@host"
            })
    void unusableAddressIsRefusedWithoutRepeatingIt(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokerAddress.parse(address))
                .withMessageNotContaining("sesame")
                .withNoCause();
    }
}
