package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.operation.Operation.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of work whose worker is gone, is late, or only seemed to be gone. */
class LeaseTest {

    private static final Duration LATER = Ledger.LEASE.plusSeconds(1);

    private final Shop shop = new Shop();

    @Test
    void aRenewedLeaseIsNotReaped() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.clock.advance(Ledger.LEASE.minusSeconds(1));
        assertThat(shop.renew(deploy)).isEmpty();
        shop.clock.advance(Ledger.LEASE.minusSeconds(1));
        assertThat(shop.reap("")).isEmpty();
        assertThat(shop.state(deploy)).isEqualTo(State.RUNNING);
    }

    @Test
    void lostWorkIsHandedOutAgainUntilItHadItsAttempts() {
        UUID deploy = shop.open(Kind.DEPLOY);
        UUID next = shop.open(Kind.SCALE);
        for (int attempt = 1; attempt < Kind.DEPLOY.attempts(); attempt++) {
            assertThat(shop.claim(deploy, Shop.WORKER).orElseThrow().attempt()).isEqualTo(attempt);
            shop.clock.advance(LATER);
            assertThat(shop.reap("")).isEmpty();
            assertThat(shop.state(deploy)).isEqualTo(State.WAITING);
            assertThat(shop.active(deploy)).as("nothing overtakes it").isOne();
            assertThat(shop.calls(deploy)).isEqualTo(attempt + 1);
        }
        shop.claim(deploy, Shop.WORKER).orElseThrow();
        shop.clock.advance(LATER);
        assertThat(shop.reap("")).extracting(OperationView::uuid).containsExactly(deploy);
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
        assertThat(shop.view(deploy).cause()).contains("the server that did this work stopped before it was done");
        assertThat(shop.view(deploy).hint()).get().asString().contains("releases:deploy");
        assertThat(shop.active(next)).isOne();
    }

    @Test
    void aLostBuildIsNotBegunAgainBecauseItsPusherIsGone() {
        UUID build = shop.running(Kind.BUILD);
        shop.clock.advance(LATER);
        assertThat(shop.reap("")).extracting(OperationView::uuid).containsExactly(build);
        assertThat(shop.view(build).hint()).contains("push again");
    }

    @Test
    void workIsHandedOverByItsOwnerOnlyAndAsOftenAsThatTakes() {
        UUID build = shop.open(Kind.BUILD);
        for (int round = 1; round <= Kind.DEPLOY.attempts() + 1; round++) {
            shop.claim(build, Shop.WORKER).orElseThrow();
            assertThat(shop.handOver(build, "there:8080/boot")).isFalse();
            assertThat(shop.handOver(build, Shop.WORKER)).isTrue();
            assertThat(shop.state(build)).isEqualTo(State.WAITING);
            assertThat(shop.calls(build)).isEqualTo(round + 1);
        }
        assertThat(shop.handOver(build, Shop.WORKER)).as("it waits").isFalse();
    }

    @Test
    void workThatIsToBeCancelledIsNotHandedOver() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.cancel(deploy);
        assertThat(shop.handOver(deploy, Shop.WORKER)).isFalse();
        assertThat(shop.state(deploy)).isEqualTo(State.CANCEL_REQUESTED);
    }

    @Test
    void lostWorkThatWasToBeCancelledIsCancelled() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.cancel(deploy);
        shop.clock.advance(LATER);
        shop.reap("");
        assertThat(shop.state(deploy)).isEqualTo(State.CANCELLED);
    }

    @Test
    void aRestartedServerNeedsNotWaitForTheLeasesOfItsFormerSelf() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.reap("here:8080/");
        assertThat(shop.state(deploy)).isEqualTo(State.WAITING);
        assertThat(shop.claim(deploy, "here:8080/next-boot")).isPresent();
    }

    @Test
    void aRestartedServerLeavesOthersAlone() {
        UUID deploy = shop.running(Kind.DEPLOY);
        for (String place :
                List.of("here:80/", "here:808/", "ere:8080/", "there:8080/", "HERE:8080/", "here:80%/", "")) {
            shop.reap(place);
            assertThat(shop.state(deploy)).as(place).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void aWorkerThatWasTakenForDeadStoresNothing() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.clock.advance(LATER);
        shop.reap("");
        shop.claim(deploy, "there:8080/boot").orElseThrow();
        assertThat(shop.renew(deploy)).as("it is told to stop").containsExactly(deploy);
        assertThat(shop.lost(deploy)).as("because another has it").containsExactly(deploy);
        assertThatThrownBy(() -> shop.container.run(Ledger.class, ledger -> {
                    ledger.open(Shop.APP, Kind.RESTART, "ada", Map.of(), null, null);
                    ledger.end(deploy, Shop.WORKER, Outcome.SUCCEEDED, 2);
                }))
                .isInstanceOf(LeaseLost.class);
        assertThat(shop.view(deploy).state()).isEqualTo(State.RUNNING);
        assertThat(shop.view(deploy).releaseAfter()).isEmpty();
        assertThat(shop.number("select count(*) from operation")).isOne();
    }

    @Test
    void oneWorkerTwiceIsNotTakenForTheOtherAttempt() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.clock.advance(LATER);
        shop.reap("");
        assertThatThrownBy(() -> shop.end(deploy, Outcome.SUCCEEDED)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void workIsStoppedAtItsDeadlineAndGivenUpWhenItDoesNotStop() {
        UUID deploy = shop.running(Kind.DEPLOY);
        for (Duration past = Duration.ZERO; past.compareTo(Kind.DEPLOY.timeLimit()) < 0; past = past.plusSeconds(20)) {
            assertThat(shop.renew(deploy)).as("after %s", past).isEmpty();
            shop.clock.advance(Duration.ofSeconds(20));
        }
        assertThat(shop.renew(deploy)).as("told to stop").containsExactly(deploy);
        assertThat(shop.lost(deploy)).as("it is still its own").isEmpty();
        shop.clock.advance(LATER);
        shop.renew(deploy);
        assertThat(shop.reap("")).extracting(OperationView::uuid).containsExactly(deploy);
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
        assertThat(shop.view(deploy).cause()).contains("it took longer than the 20 minutes it may take");
    }

    @Test
    void stoppingAtTheDeadlineIsAFailureWithItsCause() {
        UUID deploy = shop.running(Kind.DEPLOY);
        shop.clock.advance(Kind.DEPLOY.timeLimit().plusSeconds(1));
        shop.end(deploy, Outcome.cancelled("the deploy was cancelled"));
        assertThat(shop.state(deploy)).isEqualTo(State.FAILED);
        assertThat(shop.view(deploy).cause()).contains("it took longer than the 20 minutes it may take");
    }

    @Test
    void theTimeInTheQueueDoesNotCount() {
        UUID first = shop.running(Kind.DEPLOY);
        shop.clock.advance(Duration.ofSeconds(1));
        UUID second = shop.open(Kind.SCALE);
        shop.clock.advance(Kind.SCALE.timeLimit());
        shop.end(first, Outcome.SUCCEEDED);
        shop.clock.advance(Duration.ofMinutes(5));
        shop.claim(second, Shop.WORKER).orElseThrow();
        assertThat(shop.renew(second)).isEmpty();
    }

    @Test
    void aCallThatWasLostIsRepeated() {
        UUID deploy = shop.open(Kind.DEPLOY);
        shop.clock.advance(Ledger.PATIENCE);
        shop.callAgain();
        assertThat(shop.calls(deploy)).isOne();
        shop.clock.advance(Duration.ofSeconds(1));
        shop.callAgain();
        shop.callAgain();
        assertThat(shop.calls(deploy)).isEqualTo(2);
        assertThat(shop.claim(deploy, Shop.WORKER)).isPresent();
    }

    @Test
    void nobodyIsCalledForWhatRunsOrWaitsForItsTurnOrIsOver() {
        UUID running = shop.running(Kind.DEPLOY);
        UUID waiting = shop.open(Kind.SCALE);
        UUID over = shop.running(Kind.BUILD);
        shop.end(over, Outcome.SUCCEEDED);
        shop.clock.advance(Ledger.PATIENCE.plusSeconds(1));
        shop.callAgain();
        assertThat(shop.calls())
                .containsOnlyKeys(running.toString(), over.toString())
                .containsValues(1L, 1L);
        assertThat(shop.calls(waiting)).isZero();
    }
}
