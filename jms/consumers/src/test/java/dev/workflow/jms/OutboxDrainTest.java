package dev.workflow.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When the outbox is looked at: time and threads are the test's, the database is real. */
class OutboxDrainTest {
    private static TestDatabase database;

    private final AtomicInteger sends = new AtomicInteger();
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final Time time = new Time();
    private boolean brokerUp = true;
    private Runnable duringSend = () -> {};
    private final OutboxDrain drain = new OutboxDrain(
            new Outbox(database.dataSource(), batch -> {
                sends.incrementAndGet();
                duringSend.run();
                if (!brokerUp) {
                    throw new JMSException("down");
                }
            }),
            threads::add,
            time);

    @BeforeAll
    static void start() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private void runAll() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    @Test
    void manyWakeUpsMakeOneRun() throws Exception {
        database.add("q", List.of("a"));
        for (int i = 0; i < 10; i++) {
            drain.wake();
        }
        assertThat(threads).hasSize(1);
        runAll();
        assertThat(sends).hasValue(1);
    }

    @Test
    void wakeUpDuringARunIsNotLost() throws Exception {
        database.add("q", List.of("a"));
        duringSend = () -> {
            duringSend = () -> {};
            add("b");
            drain.wake();
        };
        drain.wake();
        runAll();
        assertThat(sends).hasValue(2);
        assertThat(database.left()).isZero();
    }

    private static void add(String body) {
        try {
            database.add("q", List.of(body));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresAreSpacedOutUpToFifteenSecondsAndForgottenAfterASuccess() throws Exception {
        database.add("q", List.of("a"));
        brokerUp = false;
        for (int second = 0; second < 120; second++) {
            drain.wake();
            runAll();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(sends.get()).isBetween(8, 12);

        brokerUp = true;
        time.advance(Duration.ofSeconds(15));
        drain.wake();
        runAll();
        assertThat(database.left()).isZero();

        database.add("q", List.of("b"));
        brokerUp = false;
        drain.wake();
        runAll();
        brokerUp = true;
        time.advance(Duration.ofMillis(500));
        drain.wake();
        runAll();
        assertThat(database.left()).isZero();
    }

    @Test
    void refusedThreadDoesNotEndTheRelay() throws Exception {
        AtomicInteger offers = new AtomicInteger();
        OutboxDrain refused = new OutboxDrain(
                new Outbox(database.dataSource(), batch -> {}),
                run -> {
                    offers.incrementAndGet();
                    throw new RejectedExecutionException();
                },
                time);
        refused.wake();
        refused.wake();
        assertThat(offers).hasValue(2);
    }

    private static final class Time extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
