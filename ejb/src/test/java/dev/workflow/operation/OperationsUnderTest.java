package dev.workflow.operation;

import dev.workflow.database.TestContainer;
import dev.workflow.identity.SettableClock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What a handler is given, for tests of other packages. */
public final class OperationsUnderTest {

    private OperationsUnderTest() {}

    /** Its output goes nowhere. */
    public static RunningOperation running(UUID uuid) {
        return new RunningOperation(uuid, 1, (operation, batch) -> {});
    }

    /** Its output goes to the consumer when it is flushed. */
    public static RunningOperation running(UUID uuid, Consumer<List<String>> store) {
        return new RunningOperation(uuid, 1, (operation, batch) -> store.accept(batch.lines()));
    }

    /** What the reaper does to work that was lost; it waits for another worker then. */
    public static void lose(SettableClock clock, TestContainer container, UUID operation) {
        clock.advance(Ledger.LEASE.plusSeconds(1));
        container.run(Ledger.class, ledger -> ledger.reap(operation, ""));
    }

    public static void cancel(RunningOperation running) {
        running.stop();
    }

    public static Instance instance() {
        Instance instance = new Instance();
        instance.port = "8080";
        return instance;
    }
}
