package dev.workflow.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.database.TestContainer;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.operation.Operation.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The ledger of an app on a real database; every call is a transaction of its own. */
final class Shop {

    static final AppRef APP = app("shop");
    static final String WORKER = "here:8080/boot";

    final SettableClock clock = new SettableClock();
    final TestContainer container = new TestContainer().provide(Clock.class, clock);

    UUID open(Kind kind) {
        return open(APP, kind);
    }

    /** An app as far as the ledger knows apps. */
    static AppRef app(String name) {
        return new AppRef(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), new AppName(name));
    }

    UUID open(AppRef app, Kind kind) {
        return container.call(Ledger.class, ledger -> ledger.open(app, kind, "ada", Map.of("n", 1), null, null));
    }

    Optional<OperationView> claim(UUID operation, String worker) {
        return container.call(Ledger.class, ledger -> ledger.claim(operation, worker));
    }

    UUID running(Kind kind) {
        UUID operation = open(kind);
        claim(operation, WORKER).orElseThrow();
        return operation;
    }

    void end(UUID operation, Outcome outcome) {
        container.run(Ledger.class, ledger -> ledger.endAlone(operation, WORKER, outcome));
    }

    boolean handOver(UUID operation, String worker) {
        return container.call(Ledger.class, ledger -> ledger.handOver(operation, worker));
    }

    OperationView cancel(UUID operation) {
        return container.call(Ledger.class, ledger -> ledger.cancel(operation, "bob"));
    }

    /** One round of the reaper; what it gave up for good. */
    List<OperationView> reap(String formerSelf) {
        return container.call(OperationStore.class, store -> store.orphans(formerSelf, 100)).stream()
                .map(orphan -> container.call(Ledger.class, ledger -> ledger.reap(orphan, formerSelf)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The other half of the reaper's round. */
    void callAgain() {
        container
                .call(OperationStore.class, store -> store.unanswered(100))
                .forEach(unanswered -> container.run(Ledger.class, ledger -> ledger.callAgain(unanswered)));
    }

    List<UUID> renew(UUID... held) {
        return container.call(OperationStore.class, store -> store.renew(WORKER, Set.of(held)));
    }

    List<UUID> lost(UUID... stopped) {
        return container.call(OperationStore.class, store -> store.lost(WORKER, List.of(stopped)));
    }

    OperationView view(UUID operation) {
        return container.call(Ledger.class, ledger -> ledger.view(operation));
    }

    List<String> lines(UUID operation) {
        return container.call(OperationStore.class, store -> store.linesAfter(operation, 0, 1000)).stream()
                .map(OperationStore.Line::text)
                .toList();
    }

    State state(UUID operation) {
        return view(operation).state();
    }

    /** How often a worker was called for the operation. */
    long calls(UUID operation) {
        return number("select count(*) from outbox where body = '" + operation + "'");
    }

    /** How often a worker was called, by operation. */
    @SuppressWarnings("unchecked")
    Map<String, Long> calls() {
        List<Object[]> rows = container.database().call(entities -> entities.createNativeQuery(
                        "select body, count(*) from outbox group by body")
                .getResultList());
        return rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    long active(UUID operation) {
        return number("select count(*) from operation where active and uuid = '" + operation + "'");
    }

    long number(String sql) {
        return container
                .database()
                .call(entities -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }

    /** Does all of it at once, on as many threads; throws what the first of them threw. */
    static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(times, work), 60, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
