package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppService;
import dev.workflow.config.ConfigField;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseRacesTest {

    private static final int MANY = 30;

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void anApp() {
        tenants.app(ada, "shop");
    }

    @Test
    void manyReleasesAtOnceAreNumberedWithoutGapsAndNoChangeIsLost() throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String key = "K" + i;
            calls.add(
                    i % 3 == 0
                            ? () -> tenants.publish(ada, "shop", "abc")
                            : () -> tenants.configure(ada, "shop", Map.of("values", Map.of(key, "x"))));
        }
        atOnce(calls);
        assertThat(tenants.releases(ada, "shop"))
                .extracting(ReleaseView::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(-MANY - 1, -1)
                        .map(version -> -version)
                        .boxed()
                        .toList());
        assertThat(tenants.container
                        .call(ReleaseService.class, releases -> releases.config(ada, "shop"))
                        .document()
                        .field(ConfigField.VALUES))
                .hasSize(MANY - MANY / 3);
        assertThat(tenants.count("select count(*) from operation where active")).isOne();
    }

    private static void atOnce(List<Callable<Object>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Object> done : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anAppThatIsDestroyedMeanwhileIsNotFound() {
        App stale = tenants.container.call(Apps.class, apps -> apps.byId("shop").orElseThrow());
        tenants.container.run(AppService.class, apps -> apps.destroy(ada, "shop"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tenants.container.call(
                        ReleaseService.class, releases -> releases.publish(ada, stale, Tenants.build("abc"))))
                .withMessage("No App matches the given query.");
    }
}
