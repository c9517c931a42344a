package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.operation.OperationWatch.Watcher;
import dev.workflow.persistence.operation.Operation.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private final Shop shop = new Shop();
    private final UUID deploy = shop.running(Kind.DEPLOY);
    private final Deque<Runnable> queued = new ArrayDeque<>();
    private final Spectator spectator = new Spectator();
    private final Watched watched = new Watched(deploy, spectator);

    private static final class Spectator implements Watcher {
        private final List<State> seen = new ArrayList<>();
        private int overs;
        private RuntimeException failure;

        @Override
        public boolean look(OperationView operation) {
            if (failure != null) {
                throw failure;
            }
            seen.add(operation.state());
            return operation.ended().isEmpty();
        }

        @Override
        public void over() {
            overs++;
        }
    }

    private boolean hasEnded() {
        return watched.hasEnded(Set.of(deploy), Set.of(deploy));
    }

    private void tell() {
        watched.tell(shop.view(deploy), queued::add);
    }

    @Test
    void itIsToldUntilTheOperationEnds() {
        tell();
        queued.remove().run();
        assertThat(hasEnded()).isFalse();
        shop.end(deploy, Outcome.SUCCEEDED);
        tell();
        queued.remove().run();
        assertThat(spectator.seen).containsExactly(State.RUNNING, State.SUCCEEDED);
        assertThat(hasEnded()).isTrue();
        assertThat(spectator.overs).isEqualTo(1);
    }

    @Test
    void aSlowOneIsNotToldTwiceAtOnce() {
        tell();
        tell();
        assertThat(queued).hasSize(1);
        queued.remove().run();
        tell();
        assertThat(queued).hasSize(1);
    }

    @Test
    void anOperationThatIsNotThereEndsIt() {
        assertThat(watched.hasEnded(Set.of(), Set.of(deploy))).isTrue();
        assertThat(spectator.overs).isEqualTo(1);
    }

    @Test
    void oneThatCameAfterTheQuestionIsAskedForNextTime() {
        assertThat(watched.hasEnded(Set.of(), Set.of())).isFalse();
    }

    @Test
    void aFailureEndsIt() {
        spectator.failure = new IllegalStateException("the client is gone");
        tell();
        queued.remove().run();
        assertThat(hasEnded()).isTrue();
        assertThat(spectator.overs).isEqualTo(1);
    }

    @Test
    void withoutAThreadItIsToldLater() {
        watched.tell(shop.view(deploy), work -> {
            throw new RejectedExecutionException("all busy");
        });
        tell();
        queued.remove().run();
        assertThat(spectator.seen).hasSize(1);
    }

    @Test
    void manyAreLookedAtInOneStatement() {
        UUID build = shop.running(Kind.BUILD);
        long before = shop.container.database().statements();
        List<OperationView> views = shop.container.call(
                OperationStore.class, store -> store.views(Set.of(deploy, build, UUID.randomUUID())));
        assertThat(views).extracting(OperationView::uuid).containsExactlyInAnyOrder(deploy, build);
        assertThat(shop.container.database().statements() - before).isEqualTo(1);
    }
}
