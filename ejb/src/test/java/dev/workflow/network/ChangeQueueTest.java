package dev.workflow.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits, how often it is done and when; time passes when the test says so. */
class ChangeQueueTest {

    private static final AppName SHOP = new AppName("shop");
    private static final AppName BLOG = new AppName("blog");

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> inside = new ArrayDeque<>();
    private boolean good = true;

    private final ChangeQueue queue = new ChangeQueue(this::work, this::later, 1);

    private boolean work(AppName app, boolean changed) {
        done.add((changed ? "apply " : "look ") + app);
        if (!inside.isEmpty()) {
            inside.poll().run();
        }
        return good;
    }

    private void later(Duration pause, Runnable task) {
        pauses.add(pause);
        waiting.add(task);
    }

    private void pass() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void manyChangesAreOnePieceOfWork() {
        queue.add(SHOP, true);
        queue.add(SHOP, false);
        queue.add(BLOG, false);
        queue.add(SHOP, true);
        pass();
        assertThat(done).containsExactlyInAnyOrder("apply shop", "look blog");
        queue.add(SHOP, false);
        pass();
        assertThat(done).endsWith("look shop");
    }

    @Test
    void aChangeDuringTheWorkIsDoneAfterIt() {
        inside.add(() -> queue.add(SHOP, true));
        queue.add(SHOP, true);
        pass();
        assertThat(done).containsExactly("apply shop", "apply shop");
    }

    @Test
    void aLookDuringFailingWorkDoesNotForgetTheChange() {
        inside.add(() -> {
            queue.add(SHOP, false);
            good = false;
        });
        inside.add(() -> good = true);
        queue.add(SHOP, true);
        pass();
        assertThat(done).containsExactly("apply shop", "apply shop");
    }

    @Test
    void failuresAreTriedAgainAfterGrowingPausesAndGivenUp() {
        good = false;
        queue.add(SHOP, true);
        pass();
        assertThat(done).hasSize(8).containsOnly("apply shop");
        assertThat(pauses.subList(1, 8)).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L);
        good = true;
        queue.add(SHOP, true);
        pass();
        assertThat(done).hasSize(9);
    }

    @Test
    void noMoreAtOnceThanAllowedAndNobodyIsForgotten() {
        inside.add(() -> {
            queue.add(BLOG, true);
            Runnable blog = waiting.poll();
            blog.run();
            assertThat(done).containsExactly("apply shop");
        });
        queue.add(SHOP, true);
        pass();
        assertThat(done).containsExactly("apply shop", "apply blog");
    }

    @Test
    void whatIsForgottenIsNotDone() {
        queue.add(SHOP, true);
        queue.forget(SHOP);
        inside.add(() -> queue.forget(BLOG));
        good = false;
        queue.add(BLOG, true);
        pass();
        assertThat(done).containsExactly("apply blog");
    }

    @Test
    void anErrorOfTheWorkLeavesRoomForOthers() {
        inside.add(() -> {
            throw new IllegalStateException("broken");
        });
        queue.add(SHOP, true);
        Runnable broken = waiting.poll();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(broken::run)).hasMessage("broken");
        queue.add(BLOG, true);
        pass();
        assertThat(done).contains("apply blog", "apply shop");
    }
}
