package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Followers ask for what comes after the last line they saw: a line stored behind a later one would never be seen. */
class OperationOutputTest {

    private final Shop shop = new Shop();
    private final UUID build = shop.running(Kind.BUILD);

    private RunningOperation output(BiConsumer<UUID, RunningOperation.Batch> store) {
        return new RunningOperation(build, 1, store);
    }

    private void append(UUID operation, RunningOperation.Batch batch) {
        shop.container.run(OperationStore.class, store -> store.append(operation, batch));
    }

    private List<OperationStore.Line> stored() {
        return after(0, 100_000);
    }

    private List<OperationStore.Line> after(long seq, int limit) {
        return shop.container.call(OperationStore.class, store -> store.linesAfter(build, seq, limit));
    }

    private static List<OperationStore.Line> numbered(List<String> texts) {
        List<OperationStore.Line> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(new OperationStore.Line(lines.size() + 1, text)));
        return lines;
    }

    @Test
    void linesAreNumberedWithoutGapsOverManyFlushes() {
        RunningOperation output = output(this::append);
        List<String> printed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            output.line("line " + i);
            printed.add("line " + i);
            if (i % 7 == 0) {
                output.flush();
            }
        }
        output.flush();
        output.flush();
        assertThat(stored()).isEqualTo(numbered(printed));
        assertThat(after(47, 2))
                .containsExactly(new OperationStore.Line(48, "line 47"), new OperationStore.Line(49, "line 48"));
    }

    @Test
    void linesThatCouldNotBeStoredAreStoredLater() {
        boolean[] away = {true};
        RunningOperation output = output((operation, batch) -> {
            if (away[0]) {
                throw new IllegalStateException("the database is away");
            }
            append(operation, batch);
        });
        output.line("one");
        assertThatThrownBy(output::flush).hasMessage("the database is away");
        output.line("two");
        away[0] = false;
        output.flush();
        assertThat(stored()).isEqualTo(numbered(List.of("one", "two")));
    }

    @Test
    void aFlushIsNotOvertakenByAnother() throws Exception {
        CountDownLatch inStore = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Long> order = new ArrayList<>();
        RunningOperation output = output((operation, batch) -> {
            if (batch.firstSeq() == 1) {
                inStore.countDown();
                await(goOn);
            }
            order.add(batch.firstSeq());
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            output.line("one");
            Future<?> slow = threads.submit(output::flush);
            await(inStore);
            output.line("two, while the first is being stored");
            Future<?> second = threads.submit(output::flush);
            goOn.countDown();
            slow.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
            assertThat(order).containsExactly(1L, 2L);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void endlessOutputIsCutAndSaysSo() {
        List<String> kept = new ArrayList<>();
        RunningOperation output = output((operation, batch) -> kept.addAll(batch.lines()));
        for (int i = 0; i < RunningOperation.MOST_LINES + 500; i++) {
            output.line("x");
        }
        output.flush();
        assertThat(kept)
                .hasSize(RunningOperation.MOST_LINES + 1)
                .last()
                .asString()
                .contains("is not kept");
    }

    @Test
    void oddLinesCanBeStored() {
        RunningOperation output = output(this::append);
        output.line("nul \u0000, emoji \uD83D\uDE80");
        output.line("y".repeat(1_000_000));
        output.line("x".repeat(3_999) + "\uD83D\uDE80" + "tail");
        output.flush();
        assertThat(stored()).hasSize(3);
        assertThat(stored().get(0).text()).isEqualTo("nul \uFFFD, emoji \uD83D\uDE80");
        assertThat(stored().get(1).text()).hasSizeLessThan(4_100).endsWith("…");
    }

    @Test
    void theNextAttemptGoesOnWithTheNumbersOfTheLast() {
        RunningOperation first = output(this::append);
        first.line("one");
        first.flush();
        long next = shop.container.call(OperationStore.class, store -> store.lastSeq(build)) + 1;
        RunningOperation second = new RunningOperation(build, next, this::append);
        second.line("two");
        second.flush();
        assertThat(stored()).isEqualTo(numbered(List.of("one", "two")));
    }
}
