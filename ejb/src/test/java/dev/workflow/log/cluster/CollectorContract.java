package dev.workflow.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.TestPods;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLimits;
import dev.workflow.log.LogLine;
import dev.workflow.log.RingLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pods print arrives in the logs: all of it, once, in order. */
interface CollectorContract {

    Duration LONG = Duration.ofMinutes(2);
    Collecting QUICK = new Collecting(20, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(2));
    String COUNT = "i=0; while true; do echo $i; i=$((i+1)); sleep 0.02; done";

    Cluster cluster();

    /** Which is also the app's name. */
    String namespace();

    private AppName app() {
        return new AppName(namespace());
    }

    private void run(String name, String restart, String script) {
        cluster().create(Resource.POD, TestPods.pod(namespace(), name, restart, script));
    }

    private static RingLogs kept(Optional<Path> folder) {
        try {
            return new RingLogs(LogLimits.DEFAULT, folder, Clock.systemUTC(), Thread::new);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static PodLogCollector collector(Cluster cluster, AppLogs logs) {
        PodLogCollector collector = new PodLogCollector(cluster, logs, QUICK, work -> {
            Thread thread = new Thread(work, "collector");
            thread.setDaemon(true);
            return thread;
        });
        collector.start();
        return collector;
    }

    private List<String> texts(AppLogs logs) {
        return logs.tail(app(), AppLogs.LINES_KEPT).stream().map(LogLine::text).toList();
    }

    private static List<String> counted(int to) {
        return IntStream.range(0, to).mapToObj(String::valueOf).toList();
    }

    @Test
    default void allThatPodsPrintIsKeptUnderTheirNames() {
        RingLogs logs = kept(Optional.empty());
        run("web-6d5f-aaaaa", "Never", "echo before");
        TestPods.awaitPhase(cluster(), namespace(), "web-6d5f-aaaaa", "Succeeded");
        try (PodLogCollector collector = collector(cluster(), logs)) {
            run("web-6d5f-bbbbb", "Never", "echo during; printf 'no end'");

            await().atMost(LONG).untilAsserted(() -> assertThat(logs.tail(app(), 10))
                    .extracting(line -> line.source() + " " + line.text())
                    .containsExactlyInAnyOrder(
                            namespace() + "[web.v2.aaaaa] before",
                            namespace() + "[web.v2.bbbbb] during",
                            namespace() + "[web.v2.bbbbb] no end"));
        }
    }

    @Test
    default void aLostConnectionLosesAndRepeatsNothing() {
        RingLogs logs = kept(Optional.empty());
        CutCluster cut = new CutCluster(cluster());
        run("p-1", "Never", "for i in $(seq 0 99999); do echo $i; sleep 0.02; done");
        try (PodLogCollector collector = collector(cut.cluster(), logs)) {
            for (int seen = 20; seen <= 80; seen += 20) {
                String next = String.valueOf(seen);
                await().atMost(LONG).until(() -> texts(logs).contains(next));
                cut.cut();
            }
            await().atMost(LONG).until(() -> texts(logs).contains("120"));
            assertThat(collector.figures().lostConnections()).isGreaterThanOrEqualTo(4);
        }
        assertThat(texts(logs)).startsWith(counted(121).toArray(String[]::new)).doesNotHaveDuplicates();
    }

    @Test
    default void aRestartOfTheCollectorLosesAndRepeatsNothing(@TempDir Path folder) {
        run("p-1", "Never", COUNT);
        for (int restart = 1; restart <= 3; restart++) {
            String last = String.valueOf(restart * 40);
            RingLogs logs = kept(Optional.of(folder));
            PodLogCollector collector = collector(cluster(), logs);
            await().atMost(LONG).until(() -> texts(logs).contains(last));
            collector.close();
            logs.close();
        }
        assertThat(texts(kept(Optional.of(folder))))
                .startsWith(counted(121).toArray(String[]::new))
                .doesNotHaveDuplicates();
    }

    @Test
    default void everyRunOfAContainerThatCrashesIsRead() {
        RingLogs logs = kept(Optional.empty());
        try (PodLogCollector collector = collector(cluster(), logs)) {
            run("p-1", "OnFailure", "echo run; cat /proc/sys/kernel/random/uuid; exit 1");

            await().atMost(LONG).until(() -> texts(logs).size() >= 6);
        }
        assertThat(texts(logs).stream().filter(text -> !text.equals("run"))).doesNotHaveDuplicates();
        assertThat(texts(logs).subList(0, 6))
                .filteredOn(text -> text.equals("run"))
                .hasSize(3);
    }

    @Test
    default void aPodThatIsGoneIsNoLongerFollowed() {
        RingLogs logs = kept(Optional.empty());
        CutCluster cut = new CutCluster(cluster());
        try (PodLogCollector collector = collector(cut.cluster(), logs)) {
            run("p-1", "Always", "trap 'echo farewell; exit 0' TERM; echo hello; while true; do sleep 0.1; done");
            await().atMost(LONG).until(() -> texts(logs).contains("hello"));
            assertThat(cut.connections(namespace())).isOne();
            cluster().delete(Resource.POD, namespace(), "p-1", Optional.empty());

            await().atMost(LONG).untilAsserted(() -> {
                assertThat(texts(logs)).containsExactly("hello", "farewell");
                assertThat(cut.connections(namespace())).isZero();
                assertThat(collector.figures().unreadEnds()).isZero();
            });
        }
    }

    @Test
    default void longLinesComeInPiecesAndStayBounded() {
        RingLogs logs = kept(Optional.empty());
        try (PodLogCollector collector = collector(cluster(), logs)) {
            run("p-1", "Never", "head -c 100000 /dev/zero | tr '\\0' x; echo; echo after");

            await().atMost(LONG).until(() -> texts(logs).contains("after"));
        }
        List<String> pieces = texts(logs);
        assertThat(pieces).allMatch(text -> text.length() <= AppLogs.LONGEST_LINE);
        assertThat(String.join("", pieces)).isEqualTo("x".repeat(100_000) + "after");
    }
}
