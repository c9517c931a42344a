package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ManyPushesTest extends GitServerTest {

    private static final int APPS = 20;

    /** All twenty build at the same time, or the latch would never open. */
    @Test
    void twentyAppsArePushedAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(APPS);
        platform.build = (app, sha, source, output) -> {
            together.countDown();
            together.await();
        };
        ann.commit("a", "1");
        List<Program> pushes = new ArrayList<>();
        for (int i = 0; i < APPS; i++) {
            platform.owns("ann", "app-" + i);
            pushes.add(ann.startPush("app-" + i, "main"));
        }
        for (Program push : pushes) {
            assertThat(push.end().exit()).as(push.output()).isZero();
        }
        assertThat(platform.built).hasSize(APPS);
    }

    @Test
    void aPlatformThatIsDownSaysSo() throws Exception {
        ann.commit("a", "1");
        platform.failure = new IllegalStateException("database is down");
        Program push = ann.push("shop", "main");
        assertThat(push.exit()).isNotZero();
        assertThat(push.output())
                .contains("The platform cannot do this right now")
                .doesNotContain("database");
    }

    @Test
    void aDestroyedAppWaitsForItsPush() throws Exception {
        ann.commit("a", "1");
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        platform.build = (app, sha, source, output) -> {
            building.countDown();
            done.await();
        };
        Program push = ann.startPush("shop", "main");
        building.await();
        var forgotten = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return server.forget(new dev.workflow.app.AppName("shop"));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(repository("shop")).exists();
        done.countDown();
        push.end();
        assertThat(forgotten.get()).isTrue();
        assertThat(repository("shop")).doesNotExist();
    }
}
