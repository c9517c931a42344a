package dev.workflow.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link AppLogs} promises, wherever the lines are kept. */
public interface AppLogsContract {

    AppName SHOP = new AppName("shop");
    AppName OTHER = new AppName("other");
    Instant NOW = Instant.parse("2026-11-25T10:11:12.345Z");

    /** With room for all lines of a test, and a clock that stands at {@link #NOW}. */
    AppLogs logs();

    @Test
    default void theNewestLinesOfTheAppComeBackOldestFirst() {
        say(SHOP, 0, 10);
        say(OTHER, 50, 51);
        assertThat(texts(logs().tail(SHOP, 3))).containsExactly("7", "8", "9");
        assertThat(logs().tail(new AppName("quiet"), 10)).isEmpty();
        assertThat(logs().tail(SHOP, 0)).isEmpty();
        assertThat(logs().tail(SHOP, -1)).isEmpty();
    }

    @Test
    default void aLineComesBackAsItWas() {
        LogLine line = new LogLine(NOW.plusNanos(678_901), "shop[web.v2.abc]", "tab\there ünï … 🙂");
        logs().append(SHOP, line);
        logs().platform(SHOP, "INFO config changed");
        assertThat(logs().tail(SHOP, 2))
                .containsExactly(line, new LogLine(NOW, "drycc[controller]", "INFO config changed"));
    }

    @Test
    default void linesAreSplitAndControlsMadeVisible() {
        logs().append(SHOP, line("a".repeat(AppLogs.LONGEST_LINE + 5)));
        logs().append(SHOP, line("forged\r2026 drycc[controller]: INFO lie\nnext\u0000"));
        assertThat(texts(logs().tail(SHOP, 10)))
                .containsExactly(
                        "a".repeat(AppLogs.LONGEST_LINE),
                        "aaaaa",
                        "forged",
                        "2026 drycc[controller]: INFO lie",
                        "next^@");
    }

    @Test
    default void aFollowerGetsTheBacklogAndEachLaterLineOnce() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        Thread writer = new Thread(() -> say(SHOP, 0, 2000));
        writer.start();
        await().until(() -> logs().tail(SHOP, 1000).size() > 100);
        try (AppLogs.Follow follow = logs().follow(SHOP, 3000, line -> seen.add(line.text()))) {
            writer.join();
            await().until(() -> seen.contains("1999"));
        }
        assertThat(seen).containsExactlyElementsOf(numbers(0, 2000));
    }

    @Test
    default void aFollowerOfASilentAppWaits() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (AppLogs.Follow follow = logs().follow(SHOP, 10, line -> seen.add(line.text()))) {
            // One that joins later shows that the first has begun.
            logs().append(SHOP, line("first"));
            await().until(() -> seen.equals(List.of("first")));
            logs().append(OTHER, line("foreign"));
            logs().append(SHOP, line("second"));
            await().until(() -> seen.equals(List.of("first", "second")));
        }
    }

    @Test
    default void aClosedFollowerGetsNoMore() {
        List<String> seen = new CopyOnWriteArrayList<>();
        say(SHOP, 0, 1);
        AppLogs.Follow follow = logs().follow(SHOP, 1, line -> seen.add(line.text()));
        await().until(() -> seen.size() == 1);
        follow.close();
        say(SHOP, 1, 100);
        assertThat(logs().tail(SHOP, 100)).hasSize(100);
        assertThat(seen).containsExactly("0");
    }

    @Test
    default void aForgottenAppHasNoLines() {
        say(SHOP, 0, 10);
        say(OTHER, 0, 1);
        logs().forget(SHOP);
        assertThat(logs().tail(SHOP, 10)).isEmpty();
        assertThat(logs().tail(OTHER, 10)).hasSize(1);
        say(SHOP, 10, 11);
        assertThat(texts(logs().tail(SHOP, 10))).containsExactly("10");
    }

    @Test
    default void writersKeepTheirOwnOrder() throws Exception {
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(w ->
                        new Thread(() -> IntStream.range(0, 500).forEach(i -> logs().append(SHOP, line(w + "-" + i)))))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        List<String> all = texts(logs().tail(SHOP, 3000));
        assertThat(all).hasSize(2000);
        for (int w = 0; w < 4; w++) {
            String mine = w + "-";
            assertThat(all.stream().filter(text -> text.startsWith(mine)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 500).mapToObj(i -> mine + i).toList());
        }
    }

    private void say(AppName app, int from, int to) {
        numbers(from, to).forEach(text -> logs().append(app, line(text)));
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
