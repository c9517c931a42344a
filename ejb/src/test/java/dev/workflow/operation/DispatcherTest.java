package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import dev.workflow.persistence.operation.Operation.State;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of an operation, whatever its handler does. */
class DispatcherTest {

    private interface Work {
        boolean on(OperationView operation, RunningOperation running)
                throws OperationHandler.WorkFailed, InterruptedException;
    }

    private final Shop shop = new Shop();
    private final UUID deploy = shop.open(Kind.DEPLOY);
    private final Readiness readiness = new Readiness(Components.of("worker"));

    private void work(Work work) {
        dispatcher(new OneHandler(work)).work(deploy);
    }

    private Dispatcher dispatcher(OperationHandler... handlers) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.ledger = new LedgerInTransactions();
        dispatcher.self = new Instance();
        dispatcher.self.port = "8080";
        dispatcher.leases = new Leases();
        dispatcher.leases.store = new StoreInTransactions();
        dispatcher.leases.instance = dispatcher.self;
        dispatcher.leases.ledger = dispatcher.ledger;
        dispatcher.leases.readiness = readiness;
        dispatcher.handlers = only(handlers);
        return dispatcher;
    }

    @Test
    void workThatIsDoneHasSucceededWithAllItsOutput() {
        work((operation, running) -> {
            assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
            running.line("done");
            return true;
        });
        assertThat(shop.state(deploy)).isEqualTo(State.SUCCEEDED);
        assertThat(shop.lines(deploy)).containsExactly("done");
    }

    @Test
    void whatTheHandlerEndedItselfIsLeftAlone() {
        work((operation, running) -> {
            running.line("before the end");
            running.flush();
            assertThat(shop.lines(deploy)).as("for whoever sees the end").containsExactly("before the end");
            shop.container.run(
                    Ledger.class, ledger -> ledger.end(deploy, owner(), Outcome.failed("crashed", "look"), 3));
            running.line("after the end");
            return false;
        });
        assertThat(shop.view(deploy).cause()).contains("crashed");
        assertThat(shop.lines(deploy)).containsExactly("before the end", "after the end");
    }

    private String owner() {
        return (String) shop.container.database().call(entities -> entities.createNativeQuery(
                        "select lease_owner from operation where uuid = '" + deploy + "'")
                .getSingleResult());
    }

    @Test
    void anExpectedFailureIsToldWithTheWayOut() {
        work((operation, running) -> {
            throw new OperationHandler.WorkFailed("no build", "push code", null);
        });
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
        assertThat(shop.view(deploy).cause()).contains("no build");
        assertThat(shop.view(deploy).hint()).contains("push code");
    }

    @Test
    void anUnexpectedFailureEndsTheWorkAndKeepsItsSecrets() {
        work((operation, running) -> {
            throw new IllegalStateException("password=hunter2");
        });
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
        assertThat(shop.view(deploy).cause()).contains("an internal error stopped this work");
        assertThat(shop.view(deploy).hint()).get().asString().contains(deploy.toString());
    }

    @Test
    void workThatStopsWhenAskedIsCancelled() {
        work((operation, running) -> {
            shop.cancel(deploy);
            throw new CancellationException("stopped by bob");
        });
        assertThat(shop.state(deploy)).isEqualTo(State.CANCELLED);
        assertThat(shop.view(deploy).cause()).contains("stopped by bob");
    }

    @Test
    void aServerThatGoesDownLeavesTheWorkToTheNext() {
        work((operation, running) -> {
            throw new InterruptedException();
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
    }

    @Test
    void workThatAnotherTookOverIsLetGoAndNotUndone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean(true);
        Dispatcher dispatcher = dispatcher(new OneHandler((operation, running) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                cancelled.set(running.cancelled());
                letGo.countDown();
            }
            return true;
        }));
        AtomicBoolean flagged = new AtomicBoolean(true);
        Thread worker = new Thread(() -> {
            dispatcher.work(deploy);
            flagged.set(Thread.interrupted());
        });
        worker.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        shop.clock.advance(Ledger.LEASE.plusSeconds(1));
        shop.reap("");
        assertThat(shop.claim(deploy, "there:8080/boot")).isPresent();
        dispatcher.leases.renewAll();
        assertThat(letGo.await(30, TimeUnit.SECONDS)).isTrue();
        worker.join(30_000);
        assertThat(cancelled).as("it is no cancel").isFalse();
        assertThat(flagged).as("the thread is as good as new").isFalse();
        assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
        assertThat(owner()).isEqualTo("there:8080/boot");
    }

    @Test
    void aServerThatStopsHandsItsWorkToAnotherAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Dispatcher dispatcher = dispatcher(new OneHandler((operation, running) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return true;
        }));
        readiness.opened(Component.WORKER);
        Thread worker = new Thread(() -> dispatcher.work(deploy));
        worker.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(readiness.refusal()).isEmpty();
        dispatcher.leases.stop();
        worker.join(30_000);
        assertThat(worker.isAlive()).as("its thread let go").isFalse();
        assertThat(readiness.refusal()).contains("The worker is not open.");
        assertThat(shop.state(deploy)).isEqualTo(State.WAITING);
        assertThat(shop.active(deploy)).as("nothing overtakes it").isOne();
        assertThat(shop.calls(deploy)).as("another worker is called").isEqualTo(2);
        assertThat(shop.lines(deploy)).singleElement().asString().contains("another one takes it up");
        assertThat(shop.claim(deploy, "there:8080/boot")).isPresent();
    }

    @Test
    void aServerThatStopsTakesNothingUp() {
        Dispatcher dispatcher = dispatcher(new OneHandler((operation, running) -> true));
        dispatcher.leases.stop();
        assertThatThrownBy(() -> dispatcher.work(deploy)).hasMessageContaining("for another one");
        assertThat(shop.state(deploy)).isEqualTo(State.WAITING);
    }

    @Test
    void aSecondDeliveryDoesNotRunTheWorkTwice() {
        AtomicInteger runs = new AtomicInteger();
        Work counted = (operation, running) -> runs.incrementAndGet() > 0;
        work(counted);
        work(counted);
        assertThat(runs).hasValue(1);
    }

    @Test
    void theResultOfAWorkerThatWasTakenForDeadIsNotStored() {
        work((operation, running) -> {
            shop.clock.advance(Ledger.LEASE.plusSeconds(1));
            shop.reap("");
            shop.claim(deploy, "there:8080/boot").orElseThrow();
            return true;
        });
        assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
        assertThat(shop.view(deploy).attempt()).isEqualTo(2);
    }

    @Test
    void workThatNobodyKnowsFailsAndIsNotStuck() {
        dispatcher().work(deploy);
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
    }

    private record OneHandler(Work work) implements OperationHandler {

        @Override
        public Kind kind() {
            return Kind.DEPLOY;
        }

        @Override
        public boolean handle(OperationView operation, RunningOperation running)
                throws WorkFailed, InterruptedException {
            return work.on(operation, running);
        }

        @Override
        public void abandoned(OperationView operation) {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("unchecked")
    private static jakarta.enterprise.inject.Instance<OperationHandler> only(OperationHandler... handlers) {
        return (jakarta.enterprise.inject.Instance<OperationHandler>) Proxy.newProxyInstance(
                DispatcherTest.class.getClassLoader(),
                new Class<?>[] {jakarta.enterprise.inject.Instance.class},
                (proxy, method, arguments) -> Stream.of(handlers));
    }

    /** As the container's proxies do. */
    private final class LedgerInTransactions extends Ledger {

        @Override
        public Optional<OperationView> claim(UUID uuid, String owner) {
            return shop.claim(uuid, owner);
        }

        @Override
        public boolean handOver(UUID uuid, String owner) {
            return shop.container.call(Ledger.class, ledger -> ledger.handOver(uuid, owner));
        }

        @Override
        public void endAlone(UUID uuid, String owner, Outcome outcome) {
            shop.container.run(Ledger.class, ledger -> ledger.endAlone(uuid, owner, outcome));
        }
    }

    private final class StoreInTransactions extends OperationStore {
        @Override
        public List<UUID> renew(String owner, Set<UUID> held) {
            return shop.container.call(OperationStore.class, store -> store.renew(owner, held));
        }

        @Override
        public List<UUID> lost(String owner, List<UUID> stopped) {
            return shop.container.call(OperationStore.class, store -> store.lost(owner, stopped));
        }

        @Override
        public void append(UUID operation, RunningOperation.Batch batch) {
            shop.container.run(OperationStore.class, store -> store.append(operation, batch));
        }

        @Override
        public long lastSeq(UUID operation) {
            return shop.container.call(OperationStore.class, store -> store.lastSeq(operation));
        }
    }
}
