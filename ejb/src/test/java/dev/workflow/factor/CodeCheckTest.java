package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeCheckTest {

    private static final int AT_ONCE = 4;

    private final World world = new World();
    private final Caller ada = world.account("ada");
    private final Phone phone = world.enrol(ada);

    @Test
    void aCodeIsGoodOnce() {
        nextStep();
        String code = phone.code(world.step());
        assertThat(world.pass(ada, code)).isEmpty();
        refused(code);
    }

    @Test
    void theCodeThatSetTheAppUpIsUsed() {
        refused(phone.code(world.step()));
    }

    @Test
    void olderCodesAreUsedWithANewerOne() {
        nextStep();
        String older = phone.code(world.step());
        world.pass(ada, phone.code(world.step() + 1));
        refused(older);
        nextStep();
        refused(phone.code(world.step()));
        nextStep();
        world.pass(ada, phone.code(world.step()));
    }

    @Test
    void aPhoneThatIsSlowIsUnderstood() {
        nextStep();
        String code = phone.code(world.step());
        nextStep();
        world.pass(ada, code);
    }

    @Test
    void anOldCodeIsNotGood() {
        nextStep();
        String code = phone.code(world.step());
        nextStep();
        nextStep();
        refused(code);
    }

    @Test
    void somebodyElsesCodeIsNotGood() {
        Caller bob = world.account("bob");
        world.enrol(bob);
        nextStep();
        assertThatThrownBy(() -> world.pass(bob, phone.code(world.step()))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> world.pass(bob, phone.recovery().get(0).text()))
                .isInstanceOf(Problem.class);
        world.pass(ada, phone.recovery().get(0).text());
    }

    @Test
    void oneOfManyAtOnceWins() throws Exception {
        nextStep();
        String code = phone.code(world.step());
        assertThat(passedAtOnce(code)).isEqualTo(1);
        assertThat(passedAtOnce(phone.recovery().get(0).text())).isEqualTo(1);
    }

    @Test
    void aRecoveryCodeIsGoodOnceAndCountsDown() {
        assertThat(phone.recovery()).hasSize(10).doesNotHaveDuplicates();
        for (int left = 9; left >= 0; left--) {
            assertThat(world.pass(ada, phone.recovery().get(left).text())).hasValue(left);
            assertThat(state().codes()).isEqualTo(left);
        }
        refused(phone.recovery().get(3).text());
    }

    @Test
    void newRecoveryCodesTakeThePlaceOfOldOnes() {
        List<RecoveryCode> fresh = world.renew(ada);
        refused(phone.recovery().get(0).text());
        assertThat(world.pass(ada, fresh.get(0).text())).hasValue(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "000",
                "abcdef",
                "' or ''='",
                "123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void nonsenseIsRefused(String text) {
        refused(text);
    }

    @Test
    void whoHasNoAppHasNoCode() {
        Caller bob = world.account("bob");
        assertThatThrownBy(() -> world.pass(bob, "123456")).hasMessage("That code is wrong, or was used before.");
    }

    private void nextStep() {
        world.clock.advance(Duration.ofSeconds(30));
    }

    private FactorState state() {
        return world.factors("optional", factors -> factors.state(ada.accountId()));
    }

    private void refused(String code) {
        assertThatThrownBy(() -> world.pass(ada, code))
                .hasMessage("That code is wrong, or was used before.")
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    private long passedAtOnce(String code) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Callable<Boolean> attempt = () -> {
                start.await();
                try {
                    world.pass(ada, code);
                    return true;
                } catch (Problem refused) {
                    return false;
                }
            };
            long passed = 0;
            for (Future<Boolean> future : threads.invokeAll(Collections.nCopies(AT_ONCE, attempt))) {
                passed += future.get() ? 1 : 0;
            }
            return passed;
        } finally {
            threads.shutdownNow();
        }
    }
}
