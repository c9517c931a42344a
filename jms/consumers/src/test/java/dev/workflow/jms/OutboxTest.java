package dev.workflow.jms;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.workflow.messaging.Broker;
import dev.workflow.messaging.LogCapture;
import dev.workflow.messaging.OutgoingMessage;
import dev.workflow.messaging.QpidBroker;
import dev.workflow.messaging.Sender;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The outbox on a real PostgreSQL with a real broker. */
class OutboxTest {
    private static TestDatabase database;
    private static QpidBroker server;

    private final String queue = "test." + UUID.randomUUID();
    private final Broker broker = Broker.at(server.uri());

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase();
        server = new QpidBroker();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        database.close();
    }

    private static List<String> bodies(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static List<String> bodies(List<OutgoingMessage> batch) {
        return batch.stream().map(OutgoingMessage::body).toList();
    }

    @Test
    void rowsAreSentInOrderAndDeleted() throws Exception {
        database.add(queue, bodies(150));
        database.add(queue + ".other", List.of("elsewhere"));
        try (Sender sender = new Sender(broker)) {
            Outbox outbox = new Outbox(database.dataSource(), sender::send);
            assertThat(outbox.relay()).isEqualTo(100);
            assertThat(outbox.relay()).isEqualTo(51);
            assertThat(outbox.relay()).isZero();
        }
        assertThat(Inbox.empty(broker, queue)).isEqualTo(bodies(150));
        assertThat(Inbox.empty(broker, queue + ".other")).containsExactly("elsewhere");
        assertThat(database.left()).isZero();
    }

    @Test
    void refusedBatchStaysInTheOutbox() throws Exception {
        database.add(queue, bodies(3));
        Outbox refused = new Outbox(database.dataSource(), batch -> {
            throw new JMSException("no");
        });
        assertThatThrownBy(refused::relay).isInstanceOf(JMSException.class);
        assertThat(database.left()).isEqualTo(3);

        List<String> sent = new ArrayList<>();
        new Outbox(database.dataSource(), batch -> sent.addAll(bodies(batch))).relay();
        assertThat(sent).isEqualTo(bodies(3));
    }

    @Test
    void crashBetweenConfirmationAndDeleteSendsTwiceButLosesNothing() throws Exception {
        database.add(queue, bodies(5));
        Process crash = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayThatCrashes.class.getName(),
                        database.url(),
                        server.uri())
                .inheritIO()
                .start();
        assertThat(crash.waitFor()).isEqualTo(RelayThatCrashes.EXIT);
        assertThat(Inbox.empty(broker, queue)).isEqualTo(bodies(5));

        try (Sender sender = new Sender(broker)) {
            Outbox outbox = new Outbox(database.dataSource(), sender::send);
            await("the dead process's locks are gone").until(() -> outbox.relay() == 5);
        }
        assertThat(Inbox.empty(broker, queue)).isEqualTo(bodies(5));
        assertThat(database.left()).isZero();
    }

    @Test
    void twoRelaysAtTheSameTimeSendDifferentRows() throws Exception {
        database.add(queue, bodies(200));
        CyclicBarrier bothHaveTheirBatch = new CyclicBarrier(2);
        List<CompletableFuture<List<String>>> relays = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            relays.add(CompletableFuture.supplyAsync(() -> relayWhileTheOtherDoes(bothHaveTheirBatch)));
        }

        List<String> sent = new ArrayList<>();
        for (CompletableFuture<List<String>> relay : relays) {
            assertThat(relay.get(30, SECONDS)).hasSize(100);
            sent.addAll(relay.get());
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(bodies(200));
        assertThat(database.left()).isZero();
    }

    private static List<String> relayWhileTheOtherDoes(CyclicBarrier bothHaveTheirBatch) {
        List<String> sent = new ArrayList<>();
        Outbox outbox = new Outbox(database.dataSource(), batch -> {
            try {
                bothHaveTheirBatch.await(20, SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the other relay waits for our rows", e);
            }
            sent.addAll(bodies(batch));
        });
        try {
            outbox.relay();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }

    @Test
    void everythingIsDeliveredOnceTheBrokerIsBack() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Sender sender = new Sender(broker);
                LogCapture log = new LogCapture()) {
            OutboxDrain drain =
                    new OutboxDrain(new Outbox(database.dataSource(), sender::send), threads, Clock.systemUTC());
            server.kill();
            for (String body : bodies(250)) {
                database.add(queue, List.of(body));
                drain.wake();
            }
            await().until(() -> !log.containing("out of order").isEmpty());
            assertThat(database.left()).isEqualTo(250);

            server.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                drain.wake();
                return database.left() == 0;
            });
            assertThat(log.containing("Sending the outbox: out of order")).hasSize(1);
            await().untilAsserted(() -> assertThat(log.containing("Sending the outbox: in order again"))
                    .hasSize(1));
            assertThat(Inbox.empty(broker, queue)).containsExactlyElementsOf(bodies(250));
        } finally {
            threads.shutdownNow();
        }
    }
}
