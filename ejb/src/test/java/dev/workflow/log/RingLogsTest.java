package dev.workflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingLogsTest {

    private static final AppName SHOP = new AppName("shop");
    private static final AppName OTHER = new AppName("other");
    private static final Instant NOW = Instant.parse("2026-11-25T10:11:12.345Z");
    private static final LogLimits SMALL = new LogLimits(100, 1 << 20, 1 << 20, 50, Duration.ofMillis(50));

    @TempDir
    Path folder;

    private RingLogs logs = open(SMALL, Optional.empty());

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void theNewestLinesComeBackOldestFirst() {
        say(SHOP, 0, 10);
        say(OTHER, 50, 51);
        assertThat(texts(logs.tail(SHOP, 3))).containsExactly("7", "8", "9");
        assertThat(logs.tail(new AppName("quiet"), 10)).isEmpty();
        assertThat(logs.tail(SHOP, 0)).isEmpty();
    }

    @Test
    void aLineIsShownAsTheContractSays() {
        logs.platform(SHOP, "INFO config changed");
        assertThat(logs.tail(SHOP, 1).get(0).format())
                .isEqualTo("2026-11-25T10:11:12+00:00 drycc[controller]: INFO config changed");
    }

    @Test
    void olderLinesGoAndAreCounted() {
        say(SHOP, 0, 250);
        assertThat(texts(logs.tail(SHOP, 100))).startsWith("150").endsWith("249");
        assertThat(texts(logs.tail(SHOP, 200)))
                .startsWith("… 150 older lines are no longer kept", "150")
                .hasSize(101);
    }

    @Test
    void bytesAreBoundedToo() {
        logs = open(new LogLimits(1000, 10_000, 1 << 20, 50, Duration.ofSeconds(1)), Optional.empty());
        for (int i = 0; i < 50; i++) {
            logs.append(SHOP, line("x".repeat(1000)));
        }
        assertThat(logs.tail(SHOP, 9)).hasSize(9).allMatch(line -> line.text().startsWith("x"));
        assertThat(logs.tail(SHOP, 1000)).hasSize(10);
    }

    @Test
    void allAppsTogetherAreBoundedAndTheQuietestGoesFirst() throws Exception {
        logs = open(new LogLimits(1000, 10_000, 15_000, 50, Duration.ofHours(1)), Optional.of(folder));
        say(SHOP, 0, 80);
        say(OTHER, 0, 80);
        assertThat(texts(logs.tail(OTHER, 80))).hasSize(80);
        say(SHOP, 80, 90);
        assertThat(logs.tail(SHOP, 10)).hasSize(10);
    }

    @Test
    void longLinesAreSplitAndControlsMadeVisible() {
        logs.append(SHOP, line("a".repeat(AppLogs.LONGEST_LINE + 5)));
        logs.append(SHOP, line("\u001b]0;owned\u0007\u001b[2J\u001b[1;31mred\u001b[0m\ttab\u0000"));
        logs.append(SHOP, line("forged\r2026 drycc[controller]: INFO lie\nnext"));
        assertThat(texts(logs.tail(SHOP, 10)))
                .containsExactly(
                        "a".repeat(AppLogs.LONGEST_LINE),
                        "aaaaa",
                        "^[]0;owned^G^[[2J\u001b[1;31mred\u001b[0m\ttab^@",
                        "forged",
                        "2026 drycc[controller]: INFO lie",
                        "next");
    }

    @Test
    void aFollowerGetsTheBacklogAndEveryLaterLineOnce() throws Exception {
        for (Optional<Path> where : List.of(Optional.<Path>empty(), Optional.of(folder))) {
            logs = open(new LogLimits(10_000, 1 << 22, 1 << 24, 20_000, Duration.ofMillis(10)), where);
            List<String> seen = new CopyOnWriteArrayList<>();
            Thread writer = new Thread(() -> say(SHOP, 0, 3000));
            writer.start();
            await().until(() -> logs.tail(SHOP, 1000).size() > 100);
            try (AppLogs.Follow follow = logs.follow(SHOP, 5000, line -> seen.add(line.text()))) {
                writer.join();
                await().until(() -> seen.contains("2999"));
            }
            assertThat(seen).containsExactlyElementsOf(numbers(0, 3000));
        }
    }

    @Test
    void aSlowFollowerLosesLinesIsToldAndNeverSlowsTheApp() throws Exception {
        Semaphore mayRead = new Semaphore(0);
        List<String> seen = new CopyOnWriteArrayList<>();
        try (AppLogs.Follow follow = logs.follow(SHOP, 0, line -> {
            mayRead.acquireUninterruptibly();
            seen.add(line.text());
        })) {
            say(SHOP, 0, 1000);
            mayRead.release(1_000_000);
            await().until(() -> seen.stream().anyMatch(text -> text.contains("lines dropped")));
            say(SHOP, 1000, 1001);
            await().until(() -> seen.contains("1000"));
        }
        String notice = seen.stream().filter(t -> t.startsWith("…")).findFirst().orElseThrow();
        long lost = Long.parseLong(notice.split(" ")[1]);
        assertThat(notice).endsWith("lines dropped: this app writes faster than they can be shown");
        assertThat(seen.size() - 1 + lost).isEqualTo(1001);
        assertThat(seen.indexOf(notice)).isEqualTo((int) (1000 - lost));
    }

    @Test
    void aClosedFollowerGetsNothingMore() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        AppLogs.Follow follow = logs.follow(SHOP, 0, line -> {
            seen.add(line.text());
            first.countDown();
        });
        say(SHOP, 0, 1);
        first.await();
        follow.close();
        say(SHOP, 1, 100);
        assertThat(seen).containsExactly("0");
    }

    @Test
    void aFailingFollowerHurtsNobody() {
        logs.follow(SHOP, 0, line -> {
            throw new IllegalStateException("reader broke");
        });
        say(SHOP, 0, 100);
        assertThat(logs.tail(SHOP, 100)).hasSize(100);
    }

    @Test
    void linesOutliveARestartEvenWhenTheLastOneWasCut() throws Exception {
        logs = open(SMALL, Optional.of(folder));
        say(SHOP, 0, 250);
        logs.append(SHOP, line("tab\there ünï"));
        logs.close();
        Files.writeString(folder.resolve("shop.log"), "2026-11-25T1", StandardOpenOption.APPEND);

        logs = open(SMALL, Optional.of(folder));
        assertThat(texts(logs.tail(SHOP, 3))).containsExactly("248", "249", "tab\there ünï");
        say(SHOP, 250, 260);
        assertThat(texts(logs.tail(SHOP, 12)))
                .endsWith("259")
                .contains("tab\there ünï", "251")
                .doesNotHaveDuplicates();
    }

    @Test
    void filesAreBounded() throws Exception {
        logs = open(new LogLimits(1000, 20_000, 1 << 20, 50, Duration.ofMillis(5)), Optional.of(folder));
        for (int round = 0; round < 30; round++) {
            say(SHOP, round * 100, round * 100 + 100);
            logs.tail(SHOP, 2000);
        }
        long size = Files.size(folder.resolve("shop.log")) + Files.size(folder.resolve("shop.log.1"));
        assertThat(size).isLessThan(60_000);
        assertThat(texts(logs.tail(SHOP, 10))).containsExactlyElementsOf(numbers(2990, 3000));
    }

    @Test
    void aForgottenAppLeavesNothing() {
        logs = open(SMALL, Optional.of(folder));
        say(SHOP, 0, 10);
        logs.tail(SHOP, 1000);
        logs.forget(SHOP);
        assertThat(logs.tail(SHOP, 10)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void manyWritersKeepTheirOwnOrder() throws Exception {
        logs = open(LogLimits.DEFAULT, Optional.empty());
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(w -> new Thread(() -> {
                    for (int i = 0; i < 700; i++) {
                        logs.append(SHOP, line(w + "-" + i));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        List<String> all = texts(logs.tail(SHOP, 3000));
        assertThat(all).hasSize(2800);
        for (int w = 0; w < 4; w++) {
            String mine = w + "-";
            assertThat(all.stream().filter(text -> text.startsWith(mine)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 700).mapToObj(i -> mine + i).toList());
        }
    }

    private RingLogs open(LogLimits limits, Optional<Path> where) {
        try {
            return new RingLogs(limits, where, Clock.fixed(NOW, ZoneOffset.UTC), work -> {
                Thread thread = new Thread(work, "follower");
                thread.setUncaughtExceptionHandler((t, failure) -> {});
                return thread;
            });
        } catch (java.io.IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void say(AppName app, int from, int to) {
        numbers(from, to).forEach(text -> logs.append(app, line(text)));
    }

    private static LogLine line(String text) {
        return new LogLine(NOW, "shop[web.v2.abc]", text);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }
}
