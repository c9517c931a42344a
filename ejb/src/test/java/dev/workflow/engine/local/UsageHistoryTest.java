package dev.workflow.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.workflow.app.AppName;
import dev.workflow.engine.Usage;
import dev.workflow.engine.UsageSample;
import dev.workflow.process.ProcessType;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is remembered of what processes used. */
class UsageHistoryTest {

    private static final AppName SHOP = new AppName("shop");
    private static final ProcessType WEB = ProcessType.WEB;
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final UsageHistory history = new UsageHistory();

    private static Usage pod(String name, double seconds, long bytes) {
        return new Usage(name, WEB, true, 0, OptionalDouble.of(seconds), OptionalLong.of(bytes));
    }

    private void minute(int number, Usage... pods) {
        history.add(SHOP, List.of(pods), BEGIN.plusSeconds(60L * number));
    }

    @Test
    void theFirstLookTellsNothingAboutTheProcessor() {
        minute(0, pod("a", 100, 5));
        assertThat(history.since(SHOP, WEB, BEGIN)).isEmpty();
    }

    @Test
    void processesOfATypeAreComparedAndAveraged() {
        minute(0, pod("a", 100, 10), pod("b", 7, 10));
        minute(1, pod("a", 130, 10), pod("b", 13, 30), pod("new", 60, 1000));
        UsageSample sample = history.since(SHOP, WEB, BEGIN).get(0);
        assertThat(sample.at()).isEqualTo(BEGIN.plusSeconds(60));
        assertThat(sample.maxCores()).isEqualTo(0.5, within(1e-9));
        assertThat(sample.averageCores()).isEqualTo(0.3, within(1e-9));
        assertThat(sample.maxBytes()).isEqualTo(30);
        assertThat(sample.averageBytes()).isEqualTo(20);
    }

    @Test
    void aRestartedProcessCountsFromZero() {
        minute(0, pod("a", 100, 1));
        minute(1, pod("a", 6, 1));
        assertThat(history.since(SHOP, WEB, BEGIN).get(0).maxCores()).isEqualTo(0.1, within(1e-9));
    }

    @Test
    void onlyTheLastHoursAreKeptAndForgottenWithTheApp() {
        for (int i = 0; i <= UsageHistory.KEPT + 10; i++) {
            minute(i, pod("a", i, 1));
        }
        List<UsageSample> kept = history.since(SHOP, WEB, BEGIN);
        assertThat(kept).hasSize(UsageHistory.KEPT);
        assertThat(kept.get(0).at()).isEqualTo(BEGIN.plusSeconds(60 * 11));
        assertThat(history.since(SHOP, WEB, BEGIN.plusSeconds(60L * UsageHistory.KEPT)))
                .hasSize(11);
        assertThat(history.since(SHOP, new ProcessType("worker"), BEGIN)).isEmpty();
        history.forget(SHOP);
        assertThat(history.since(SHOP, WEB, BEGIN)).isEmpty();
    }
}
