package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import jakarta.jms.Message;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Messages that are not ours: whoever may connect can send anything. */
interface ForeignMessageContract extends BrokerFixture {
    @Test
    default void unreadableMessageIsDeadLetteredAtOnceAndAsItCame() throws Exception {
        Subscription queue = queue(100);
        AtomicInteger attempts = new AtomicInteger();
        byte[] body = {0, 1, -1, (byte) 0xC3, 0x28};
        sendRaw(queue.queue(), null, body);

        MessageHandler refusing = message -> {
            attempts.incrementAndGet();
            throw new RuntimeException("as a container wraps it", new UnreadableMessage("no text"));
        };
        whileConsuming(queue, refusing, () -> {
            Message dead = take(queue.deadLetterQueue());
            assertThat(dead.getBody(byte[].class)).isEqualTo(body);
            assertThat(dead.getStringProperty("dead_cause")).contains("as a container wraps it", "no text");
        });
        assertThat(attempts).hasValue(1);
    }

    @Test
    default void messageTheClientCannotDecodeDoesNotBlockTheQueue() throws Exception {
        Subscription queue = queue(3);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Map<String, Object> headers = Collections.singletonMap("JMSMessageID", null);
        sendRaw(
                queue.queue(),
                new AMQP.BasicProperties.Builder().headers(headers).build(),
                new byte[0]);
        send(queue.queue(), List.of("after it"));

        whileConsuming(queue, message -> seen.add(text(message)), () -> await().atMost(SOON)
                .until(() -> seen.contains("after it")));
        assertThat(isEmpty(queue.queue())).isTrue();
    }

    @Test
    default void serialisedObjectsAreNeverDeserialised() throws Exception {
        Subscription queue = queue(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Gadget());
        sendRaw(
                queue.queue(),
                new AMQP.BasicProperties.Builder()
                        .headers(Map.of("JMSType", "ObjectMessage"))
                        .build(),
                bytes.toByteArray());

        assertThat(take(queue.queue()).getBody(byte[].class)).isEqualTo(bytes.toByteArray());
        assertThat(Gadget.FIRED).hasValue(0);
    }
}
