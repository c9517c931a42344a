package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {

    private final World world = new World();
    private final Caller ada = world.account("ada");
    private final Phone phone = world.enrol(ada);

    @Test
    void guessingGetsSlowerAndSlower() {
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            waits(seconds);
            world.clock.advance(Duration.ofSeconds(seconds));
            wrong(1);
        }
    }

    @Test
    void theRightCodeMustWait() {
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
        String code = phone.recovery().get(0).text();
        assertThatThrownBy(() -> world.pass(ada, code)).hasMessageStartingWith("Too many wrong codes. Try again in");
        world.clock.advance(AttemptLimit.FIRST_WAIT);
        assertThat(world.pass(ada, code)).hasValue(9);
    }

    @Test
    void theRightCodeStartsAfresh() {
        wrong(AttemptLimit.FREE_PER_ACCOUNT - 1);
        world.pass(ada, phone.recovery().get(0).text());
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
    }

    @Test
    void othersAreNotHindered() {
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
        Caller bob = world.account("bob");
        Phone his = world.enrol(bob);
        assertThat(world.pass(bob, his.recovery().get(0).text())).hasValue(9);
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        for (int i = 0; i < AttemptLimit.FREE_PER_ADDRESS; i++) {
            Caller one = world.account("user" + i);
            assertThatThrownBy(() -> world.pass(one, "000000")).hasMessageStartingWith("That code is wrong");
        }
        Caller another = world.account("another");
        assertThatThrownBy(() -> world.pass(another, "000000")).hasMessageStartingWith("Too many wrong codes");
        assertThatThrownBy(() -> world.pass(another, "000000", "192.0.2.2"))
                .hasMessageStartingWith("That code is wrong");
    }

    @Test
    void manyAddressesDoNotHelp() {
        for (int i = 0; i < AttemptLimit.FREE_PER_ACCOUNT; i++) {
            String address = "192.0.2." + i;
            assertThatThrownBy(() -> world.pass(ada, "000000", address)).hasMessageStartingWith("That code is wrong");
        }
        assertThatThrownBy(() -> world.pass(ada, "000000", "192.0.2.99")).hasMessageStartingWith("Too many");
    }

    @Test
    void manyRightCodesFromOneAddressAreNoGuesses() {
        for (int i = 0; i < 3; i++) {
            for (RecoveryCode code : world.renew(ada)) {
                world.pass(ada, code.text());
            }
        }
        world.pass(ada, world.renew(ada).get(0).text());
    }

    @Test
    void aBurstDoesNotOutrunTheCount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> attempt = () -> {
                try {
                    world.pass(ada, "no code");
                    return "passed";
                } catch (Problem refused) {
                    return refused.code();
                }
            };
            List<String> answers = new ArrayList<>();
            for (Future<String> future : threads.invokeAll(Collections.nCopies(20, attempt))) {
                answers.add(future.get());
            }
            assertThat(answers).filteredOn("wrong-code"::equals).hasSize(AttemptLimit.FREE_PER_ACCOUNT);
            assertThat(answers).filteredOn("too-many-codes"::equals).hasSize(20 - AttemptLimit.FREE_PER_ACCOUNT);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void countsAreForgottenAfterADay() {
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
        world.clock.advance(Duration.ofHours(25));
        wrong(AttemptLimit.FREE_PER_ACCOUNT);
        long rows = world.database.call(
                entities -> ((Number) entities.createNativeQuery("select count(*) from code_attempt")
                                .getSingleResult())
                        .longValue());
        assertThat(rows).isEqualTo(2);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> world.pass(ada, "no code")).hasMessageStartingWith("That code is wrong");
        }
    }

    private void waits(int seconds) {
        assertThatThrownBy(() -> world.pass(ada, "no code"))
                .hasMessage("Too many wrong codes. Try again in " + seconds + " seconds.")
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.retryAfter()).isEqualTo(seconds);
                });
    }
}
