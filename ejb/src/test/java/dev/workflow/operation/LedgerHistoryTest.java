package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppRef;
import dev.workflow.persistence.operation.Operation;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked of the ledger, in whatever order: no lane is stuck, nothing runs twice, nothing ends twice. */
class LedgerHistoryTest {

    private static final Set<State> OVER = Set.of(State.SUCCEEDED, State.FAILED, State.CANCELLED);
    private static final Set<State> RUNS = Set.of(State.RUNNING, State.CANCEL_REQUESTED);
    private static final List<AppRef> APPS = List.of(Shop.app("shop"), Shop.app("other"));

    enum Deed {
        OPEN,
        ALONE,
        CLAIM,
        END,
        FAIL,
        CANCEL,
        SUPERSEDE,
        REAP,
        RENEW,
        WAIT
    }

    /** Which of the things of its kind the step is about is chosen by {@code pick}, modulo their number. */
    record Step(Deed deed, int pick, Kind kind) {}

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class), Arbitraries.integers().between(0, 1000), Arbitraries.of(Kind.class))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }

    @Property(tries = 30)
    void everyHistoryKeepsTheLedgerSound(@ForAll("histories") List<Step> history) {
        new History().play(history);
    }

    private static final class History {

        private final Shop shop = new Shop();
        private final List<UUID> all = new ArrayList<>();
        private final Map<UUID, OperationView> over = new HashMap<>();

        void play(List<Step> steps) {
            for (Step step : steps) {
                shop.clock.advance(Duration.ofMillis(1));
                play(step);
                check();
            }
        }

        private void play(Step step) {
            AppRef app = APPS.get(step.pick() % APPS.size());
            switch (step.deed()) {
                case OPEN -> all.add(shop.open(app, step.kind()));
                case ALONE ->
                    shop.container
                            .call(Ledger.class, ledger -> ledger.openAlone(app, step.kind(), "ada", Map.of(), null))
                            .ifPresent(all::add);
                case SUPERSEDE ->
                    shop.container.run(Ledger.class, ledger -> ledger.supersede(app.name(), step.kind(), "newer"));
                case REAP -> shop.reap(step.pick() % 2 == 0 ? "" : "here:8080/");
                case WAIT -> shop.clock.advance(Duration.ofSeconds(step.pick()));
                default -> playOnOne(step);
            }
        }

        private void playOnOne(Step step) {
            if (all.isEmpty()) {
                return;
            }
            UUID one = all.get(step.pick() % all.size());
            try {
                switch (step.deed()) {
                    case CLAIM -> shop.claim(one, Shop.WORKER);
                    case END -> shop.end(one, Outcome.SUCCEEDED);
                    case FAIL -> shop.end(one, Outcome.failed("no", ""));
                    case CANCEL -> shop.cancel(one);
                    default -> shop.renew(one);
                }
            } catch (LeaseLost notRunning) {
                assertThat(RUNS).doesNotContain(shop.state(one));
            } catch (Problem refused) {
                throw new AssertionError(refused);
            }
        }

        private void check() {
            List<Operation> now = shop.container.database().call(entities -> entities.createQuery(
                            "select o from Operation o order by o.created", Operation.class)
                    .getResultList());
            Map<String, Long> calls = shop.calls();
            now.forEach(operation -> checkOne(operation, calls));
            now.stream()
                    .filter(operation -> !operation.isEnded())
                    .collect(Collectors.groupingBy(operation -> operation.getApp() + "/" + operation.getLane()))
                    .values()
                    .forEach(History::checkLane);
        }

        private static void checkLane(List<Operation> oldestFirst) {
            assertThat(oldestFirst).element(0).matches(Operation::isActive, "its turn has come");
            assertThat(oldestFirst.stream().filter(Operation::isActive)).hasSize(1);
        }

        private void checkOne(Operation operation, Map<String, Long> calls) {
            State state = operation.getState();
            assertThat(operation.getAttempt())
                    .isLessThanOrEqualTo(Kind.of(operation.getKind()).attempts());
            assertThat(operation.isEnded()).isEqualTo(OVER.contains(state));
            assertThat(operation.isActive() && operation.isEnded()).isFalse();
            assertThat(operation.heldBy(Shop.WORKER)).isEqualTo(RUNS.contains(state));
            if (state == State.WAITING && operation.isActive()) {
                assertThat(calls)
                        .as("a worker was called")
                        .containsEntry(operation.getUuid().toString(), operation.getAttempt() + 1L);
            }
            if (operation.isEnded()) {
                assertThat(over.computeIfAbsent(operation.getUuid(), uuid -> OperationView.of(operation)))
                        .as("what is over stays as it ended")
                        .isEqualTo(OperationView.of(operation));
            }
        }
    }
}
