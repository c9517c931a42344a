package dev.workflow.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.config.Sealer;
import dev.workflow.config.TestSealer;
import dev.workflow.database.TestContainer;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.operation.OutboxMessage;
import dev.workflow.problem.Problem;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The work of these tests is a row of the outbox. */
class IdempotentCallsTest {

    private static final byte[] FIRST = {1};
    private static final byte[] SECOND = {2};

    private final SettableClock clock = new SettableClock();
    private final Standing transaction = new Standing();
    private final TestContainer container = new TestContainer()
            .provide(Clock.class, clock)
            .provide(Sealer.class, TestSealer.shared())
            .provide(CurrentTransaction.class, transaction);
    private final IdempotencyKey key = new IdempotencyKey(account("ada"), "key-1");

    private static final class Standing extends CurrentTransaction {
        private boolean lost;

        @Override
        public boolean lost() {
            return lost;
        }
    }

    /** The bean under test and the entity manager that its transaction has. */
    static class Shop {
        @PersistenceContext
        EntityManager entities;

        @jakarta.inject.Inject
        IdempotentCalls calls;

        Reply order(IdempotencyKey key, byte[] fingerprint, Answer answer) {
            return order(key, fingerprint, answer, () -> {});
        }

        Reply order(IdempotencyKey key, byte[] fingerprint, Answer answer, Runnable meanwhile) {
            try {
                return calls.once(key, fingerprint, () -> {
                    entities.persist(new OutboxMessage("test", "order", OffsetDateTime.now()));
                    entities.flush();
                    meanwhile.run();
                    return answer;
                });
            } catch (NotKept refused) {
                throw new Refused(refused);
            }
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(NotKept why) {
            super(why);
        }
    }

    private long account(String name) {
        return container.database().call(entities -> {
            Account account = new Account(name, "", OffsetDateTime.now(clock));
            new AccountRepository(entities).add(account);
            return account.getId();
        });
    }

    private static Answer answer(int status, String body) {
        return new Answer(status, Map.of("X-Made", "shop"), body.getBytes(StandardCharsets.UTF_8), true);
    }

    private Reply order(IdempotencyKey under, byte[] fingerprint, Answer answer) {
        return container.call(Shop.class, shop -> shop.order(under, fingerprint, answer));
    }

    private long number(String sql) {
        return container
                .database()
                .call(entities -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private long orders() {
        return number("select count(*) from outbox");
    }

    private void refused(int status, String code, byte[] fingerprint) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> order(key, fingerprint, answer(201, "again")))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(status);
                    assertThat(problem.code()).isEqualTo(code);
                });
    }

    @Test
    void theSecondCallGetsTheFirstAnswer() {
        assertThat(order(key, FIRST, answer(201, "first")).replayed()).isFalse();

        Reply second = order(key, FIRST, answer(201, "second"));
        assertThat(second.replayed()).isTrue();
        assertThat(second.answer().status()).isEqualTo(201);
        assertThat(second.answer().headers()).containsExactly(Map.entry("X-Made", "shop"));
        assertThat(second.answer().body()).asString().isEqualTo("first");
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void keysOfOthersAreOtherKeys() {
        order(key, FIRST, answer(201, "ada's"));
        Reply other = order(new IdempotencyKey(account("bob"), key.value()), SECOND, answer(201, "bob's"));
        assertThat(other.replayed()).isFalse();
        assertThat(orders()).isEqualTo(2);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        order(key, FIRST, answer(201, "first"));
        refused(422, "idempotency-key-reused", SECOND);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void anErrorLeavesNeitherWorkNorAnswer() {
        assertThatThrownBy(() -> order(key, FIRST, answer(409, "no"))).isInstanceOf(Refused.class);
        assertThat(orders()).isZero();

        assertThat(order(key, FIRST, answer(201, "yes")).replayed()).isFalse();
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void aCrashBeforeTheEndLeavesNeither() {
        assertThatThrownBy(() -> container.run(Shop.class, shop -> {
                    shop.order(key, FIRST, answer(201, "lost"));
                    throw new IllegalStateException("killed before the commit");
                }))
                .hasMessage("killed before the commit");
        assertThat(orders()).isZero();
        assertThat(number("select count(*) from kept_answer")).isZero();
        assertThat(order(key, FIRST, answer(201, "done")).replayed()).isFalse();
    }

    @Test
    void workThatSomebodyRolledBackIsNoSuccess() {
        transaction.lost = true;
        refused(409, "not-repeatable", FIRST);
        assertThat(orders()).isZero();
    }

    @Test
    void whileTheCallRunsItsRepetitionIsToldToWait() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> container.call(
                Shop.class,
                shop -> shop.order(key, FIRST, answer(201, "first"), () -> {
                    runs.countDown();
                    await(mayEnd);
                })));
        await(runs);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> order(key, FIRST, answer(201, "second")))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(409);
                    assertThat(problem.retryAfter()).isPositive();
                });
        mayEnd.countDown();
        assertThat(first.get(30, TimeUnit.SECONDS).replayed()).isFalse();
        assertThat(order(key, FIRST, answer(201, "second")).replayed()).isTrue();
        assertThat(orders()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void afterADayTheKeyIsFree() {
        order(key, FIRST, answer(201, "first"));
        clock.advance(IdempotentCalls.KEPT.plusSeconds(1));
        assertThat(order(key, SECOND, answer(201, "second")).replayed()).isFalse();
        assertThat(order(key, SECOND, answer(201, "third")).replayed()).isTrue();
    }

    @Test
    void oldAnswersAreRemoved() {
        order(key, FIRST, answer(201, "first"));
        boolean more = container.call(AnswerPruning.class, AnswerPruning::batch);
        assertThat(more).isFalse();
        assertThat(number("select count(*) from kept_answer")).isEqualTo(1);
        clock.advance(IdempotentCalls.KEPT.plus(Duration.ofSeconds(1)));
        container.run(AnswerPruning.class, AnswerPruning::batch);
        assertThat(number("select count(*) from kept_answer")).isZero();
    }

    @Test
    void anAnswerThatWasTooLongIsNotGivenAndNotDoneAgain() {
        order(key, FIRST, new Answer(201, Map.of(), new byte[0], false));
        refused(409, "answer-not-kept", FIRST);
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void theDatabaseHoldsNoAnswerInClear() {
        order(key, FIRST, answer(201, "{\"SECRET\":\"hunter2\"}"));
        byte[] stored = container.database().call(entities -> (byte[])
                entities.createNativeQuery("select answer from kept_answer").getSingleResult());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("hunter2", "SECRET", "X-Made");
    }

    @Test
    void aKeyIsVisibleAsciiAndNotLong() {
        for (String bad : new String[] {"", " ", "a b", "ä", "a\n", "x".repeat(256)}) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> new IdempotencyKey(1, bad))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        }
        assertThat(new IdempotencyKey(1, "\"" + "x".repeat(253) + "\"").value()).hasSize(255);
    }
}
