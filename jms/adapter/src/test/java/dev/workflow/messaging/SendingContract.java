package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transaction with the broker guarantees. */
interface SendingContract extends BrokerFixture {
    @Test
    default void textArrivesAsItWasSent() throws Exception {
        Subscription queue = queue(1);
        send(queue.queue(), List.of("Grüße, 世界 \uD83D\uDE80", ""));

        assertThat(text(take(queue.queue()))).isEqualTo("Grüße, 世界 \uD83D\uDE80");
        assertThat(text(take(queue.queue()))).isEmpty();
    }

    @Test
    default void nothingOfABatchIsVisibleBeforeItsCommit() throws Exception {
        Subscription queue = queue(1);
        try (BrokerSession session = broker().open()) {
            for (String body : numbers(50)) {
                session.send(new OutgoingMessage(queue.queue(), body));
            }
            assertThat(isEmpty(queue.queue())).isTrue();
            session.rollback();
            assertThat(isEmpty(queue.queue())).isTrue();
            session.send(new OutgoingMessage(queue.queue(), "only one"));
            session.commit();
        }
        assertThat(text(take(queue.queue()))).isEqualTo("only one");
        assertThat(isEmpty(queue.queue())).isTrue();
    }

    @Test
    default void rollbackRedelivers() throws Exception {
        Subscription queue = queue(1);
        send(queue.queue(), List.of("again"));
        try (BrokerSession session = broker().open()) {
            await().atMost(SOON).until(() -> session.receive(queue.queue()).isPresent());
            session.rollback();
        }
        assertThat(text(take(queue.queue()))).isEqualTo("again");
    }

    @Test
    default void whatIsTakenButNotCommittedComesBackWhenTheConnectionEnds() throws Exception {
        Subscription queue = queue(1);
        send(queue.queue(), List.of("held"));
        try (BrokerSession session = broker().open()) {
            await().atMost(SOON).until(() -> session.receive(queue.queue()).isPresent());
            assertThat(isEmpty(queue.queue())).isTrue();
        }
        assertThat(text(take(queue.queue()))).isEqualTo("held");
    }
}
