package dev.workflow.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.jms.client.message.RMQBytesMessage;
import com.rabbitmq.jms.client.message.RMQTextMessage;
import dev.workflow.messaging.UnreadableMessage;
import jakarta.jms.JMSException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationMessageTest {
    private static RMQTextMessage text(String body) throws JMSException {
        RMQTextMessage message = new RMQTextMessage();
        message.setText(body);
        return message;
    }

    @Test
    void carriesTheIdOfTheOperation() throws Exception {
        UUID id = UUID.randomUUID();
        assertThat(OperationMessage.parse(text(id.toString())).operation()).isEqualTo(id);
        assertThat(OperationMessage.parse(text(id.toString().toUpperCase())).operation())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "1-1-1-1-1",
                "7b1c9c26-6a0b-4d6e-9f5b-3f8f1f9f2a1",
                " 7b1c9c26-6a0b-4d6e-9f5b-3f8f1f9f2a1b",
                "7b1c9c26-6a0b-4d6e-9f5b-3f8f1f9f2a1b\n",
                "{\"operation\":\"7b1c9c26-6a0b-4d6e-9f5b-3f8f1f9f2a1b\"}",
                "\u0000\u001b[31m"
            })
    void anythingElseIsUnreadable(String body) throws Exception {
        RMQTextMessage message = text(body);
        assertThatThrownBy(() -> OperationMessage.parse(message))
                .isInstanceOf(UnreadableMessage.class)
                .extracting(Throwable::getMessage)
                .asString()
                .matches("[\\x20-\\x7e]*");
    }

    @Test
    void longBodyIsNotRepeatedWhole() throws Exception {
        RMQTextMessage message = text("x".repeat(1_000_000));
        assertThatThrownBy(() -> OperationMessage.parse(message))
                .isInstanceOf(UnreadableMessage.class)
                .extracting(e -> e.getMessage().length())
                .satisfies(length -> assertThat(length).isLessThan(200));
    }

    @Test
    void bytesAreUnreadable() {
        assertThatThrownBy(() -> OperationMessage.parse(new RMQBytesMessage()))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("Not a text message");
    }
}
