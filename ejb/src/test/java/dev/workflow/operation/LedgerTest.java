package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.problem.Problem;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Architecture decision 3. */
class LedgerTest {

    private final Shop shop = new Shop();

    @Test
    void anOperationOfAFreeLaneStartsAtOnce() {
        UUID deploy = shop.open(Kind.DEPLOY);
        assertThat(shop.active(deploy)).isOne();
        assertThat(shop.calls(deploy)).isOne();
        assertThat(shop.container.fired(OutboxAdded.class)).containsExactly(new OutboxAdded(Queues.HIGH));
    }

    @Test
    void theLanesOfAnAppAndTheAppsDoNotWaitForEachOther() {
        shop.running(Kind.DEPLOY);
        assertThat(shop.active(shop.open(Kind.BUILD))).isOne();
        assertThat(shop.active(shop.open(Shop.app("other"), Kind.SCALE))).isOne();
    }

    @Test
    void theDatabaseItselfRefusesASecondActiveOperationOfALane() {
        shop.open(Kind.DEPLOY);
        UUID second = shop.open(Kind.SCALE);
        assertThatThrownBy(() -> shop.container.database().run(entities -> entities.createNativeQuery(
                                "update operation set active = true where uuid = '" + second + "'")
                        .executeUpdate()))
                .isInstanceOf(PersistenceException.class)
                .hasMessageContaining("operation_one_active");
    }

    @Test
    void aSecondDeliveryFindsNothingToDo() {
        UUID deploy = shop.open(Kind.DEPLOY);
        assertThat(shop.claim(deploy, Shop.WORKER)).get().satisfies(claimed -> {
            assertThat(claimed.attempt()).isOne();
            assertThat(claimed.state()).isEqualTo(State.RUNNING);
            assertThat(claimed.number("n")).isOne();
        });
        assertThat(shop.claim(deploy, Shop.WORKER)).isEmpty();
        assertThat(shop.claim(deploy, "there:8080/boot")).isEmpty();
        shop.end(deploy, Outcome.SUCCEEDED);
        assertThat(shop.claim(deploy, Shop.WORKER)).isEmpty();
        assertThat(shop.claim(UUID.randomUUID(), Shop.WORKER)).isEmpty();
    }

    @Test
    void whatWaitsForItsLaneCannotBeClaimed() {
        shop.open(Kind.DEPLOY);
        UUID next = shop.open(Kind.SCALE);
        assertThat(shop.claim(next, Shop.WORKER)).isEmpty();
        assertThat(shop.calls(next)).isZero();
    }

    @Test
    void theNextIsReleasedInTheTransactionThatEndsTheLast() {
        UUID deploy = shop.running(Kind.DEPLOY);
        UUID next = shop.open(Kind.SCALE);
        assertThatThrownBy(() -> shop.container.run(Ledger.class, ledger -> {
                    ledger.end(deploy, Shop.WORKER, Outcome.SUCCEEDED, 7);
                    throw new IllegalStateException("the result could not be stored");
                }))
                .hasMessage("the result could not be stored");
        assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
        assertThat(shop.active(next)).isZero();
        assertThat(shop.calls(next)).isZero();

        shop.container.run(Ledger.class, ledger -> ledger.end(deploy, Shop.WORKER, Outcome.SUCCEEDED, 7));
        assertThat(shop.view(deploy).releaseAfter()).contains(7);
        assertThat(shop.view(deploy).ended()).isPresent();
        assertThat(shop.active(next)).isOne();
        assertThat(shop.calls(next)).isOne();
    }

    @Test
    void aLaneIsFirstComeFirstServed() {
        UUID first = shop.running(Kind.DEPLOY);
        shop.clock.advance(Duration.ofMillis(1));
        UUID second = shop.open(Kind.SCALE);
        shop.clock.advance(Duration.ofMillis(1));
        UUID third = shop.open(Kind.RESTART);
        shop.end(first, Outcome.SUCCEEDED);
        assertThat(shop.active(second)).isOne();
        assertThat(shop.active(third)).isZero();
    }

    @Test
    void supersedingEndsOnlyWhatHasNotBegunAndIsOfTheKind() {
        UUID running = shop.running(Kind.DEPLOY);
        UUID waiting = shop.open(Kind.DEPLOY);
        UUID scale = shop.open(Kind.SCALE);
        UUID elsewhere = shop.open(Shop.app("other"), Kind.DEPLOY);
        shop.container.run(Ledger.class, ledger -> ledger.supersede(Shop.APP.name(), Kind.DEPLOY, "superseded by v9"));
        assertThat(shop.state(waiting)).isEqualTo(State.CANCELLED);
        assertThat(shop.view(waiting).cause()).contains("superseded by v9");
        assertThat(shop.state(running)).isEqualTo(State.RUNNING);
        assertThat(shop.state(scale)).isEqualTo(State.WAITING);
        assertThat(shop.active(elsewhere)).isOne();
        shop.end(running, Outcome.SUCCEEDED);
        assertThat(shop.active(scale)).isOne();
    }

    @Test
    void aLoneOperationIsRefusedWhenTheLaneHasWork() {
        assertThat(alone(Kind.BUILD)).isPresent();
        assertThat(alone(Kind.BUILD)).isEmpty();
        assertThat(alone(Kind.RESTORE)).isPresent();
    }

    private Optional<UUID> alone(Kind kind) {
        return shop.container.call(Ledger.class, ledger -> ledger.openAlone(Shop.APP, kind, "ada", Map.of(), null));
    }

    @Test
    void cancellingWhatWaitsEndsItAndNobodyIsHeldUp() {
        UUID running = shop.running(Kind.DEPLOY);
        UUID waiting = shop.open(Kind.SCALE);
        assertThat(shop.cancel(waiting).state()).isEqualTo(State.CANCELLED);
        assertThat(shop.view(waiting).cause()).contains("cancelled by bob");
        assertThat(shop.state(running)).isEqualTo(State.RUNNING);

        UUID released = shop.open(Shop.app("other"), Kind.DEPLOY);
        UUID behind = shop.open(Shop.app("other"), Kind.SCALE);
        shop.cancel(released);
        assertThat(shop.active(behind)).isOne();
        assertThat(shop.claim(released, Shop.WORKER)).isEmpty();
    }

    @Test
    void cancellingWhatRunsIsARequestTheWorkerLearnsOf() {
        UUID deploy = shop.running(Kind.DEPLOY);
        assertThat(shop.renew(deploy)).isEmpty();
        assertThat(shop.cancel(deploy).state()).isEqualTo(State.CANCEL_REQUESTED);
        assertThat(shop.cancel(deploy).state()).isEqualTo(State.CANCEL_REQUESTED);
        assertThat(shop.active(deploy)).isOne();
        assertThat(shop.renew(deploy)).containsExactly(deploy);
        shop.end(deploy, Outcome.cancelled("asked to"));
        assertThat(shop.state(deploy)).isEqualTo(State.CANCELLED);
    }

    @Test
    void whatIsOverStaysAsItEnded() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.end(deploy, Outcome.failed("no", "try again"));
        assertThat(shop.cancel(deploy).state()).isEqualTo(State.FAILED);
        assertThatThrownBy(() -> shop.end(deploy, Outcome.SUCCEEDED)).isInstanceOf(LeaseLost.class);
        assertThat(shop.view(deploy).cause()).contains("no");
        assertThat(shop.view(deploy).hint()).contains("try again");
    }

    @Test
    void anUnknownOperationIsNotFound() {
        assertThatThrownBy(() -> shop.cancel(UUID.randomUUID()))
                .isInstanceOf(Problem.class)
                .hasMessage("No Operation matches the given query.");
    }
}
