package dev.workflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.account.AccountWorld.Mailed;
import dev.workflow.identity.Passwords.Verdict;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ResetTest {

    private static final String NEXT = "analytical engine";

    private final AccountWorld world = new AccountWorld();
    private final Caller ada = world.account("ada", "ada@example.com", Optional.of("before it all"));

    @Test
    void aMailedLinkGivesANewPasswordOnce() {
        Mailed link = mailed();
        assertThat(world.mails().get(0).to()).isEqualTo("ada@example.com");
        assertThat(world.mails().get(0).text().orElseThrow())
                .contains(AccountWorld.ORIGIN + "/user/reset/" + link.uid() + "/" + link.token());
        assertThat(world.reset(link, NEXT)).isEqualTo("ada");
        assertThat(verdict(NEXT)).isEqualTo(Verdict.RIGHT);
        assertThat(world.revoked).hasSize(1);
        assertThat(world.mails().get(0).subject()).contains("was changed");
        assertDead(() -> world.reset(link, "another engine"));
        assertThat(verdict(NEXT)).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void whoUsesItHasShownThatTheAddressIsTheirs() {
        world.reset(mailed(), NEXT);
        boolean verified = world.accounts(
                accounts -> accounts.byUsername("ada").orElseThrow().isEmailVerified());
        assertThat(verified).isTrue();
    }

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        Mailed link = mailed();
        AtomicInteger dead = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(8);
        List<Future<String>> names = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String password = NEXT + i;
            names.add(people.submit(() -> {
                start.await();
                try {
                    return world.reset(link, password);
                } catch (Problem late) {
                    dead.incrementAndGet();
                    return "";
                }
            }));
        }
        start.countDown();
        long won = 0;
        for (Future<String> name : names) {
            won += name.get().equals("ada") ? 1 : 0;
        }
        people.shutdown();
        assertThat(won).isEqualTo(1);
        assertThat(dead).hasValue(7);
        assertThat(world.revoked).hasSize(1);
    }

    @Test
    void itDiesAfterAnHour() {
        Mailed link = mailed();
        world.clock.advance(Links.LIFE.minusSeconds(1));
        assertThat(found(link)).isPresent();
        world.clock.advance(Duration.ofSeconds(2));
        assertDead(() -> world.reset(link, NEXT));
    }

    @Test
    void itDiesWithAChangeOfTheAccount() {
        dies(account -> account.setPasswordHash(world.passwords.hash("changed meanwhile")));
        dies(account -> account.setLastLogin(OffsetDateTime.now(world.clock).plusSeconds(5)));
        dies(account -> account.setEmail("other@example.com"));
        dies(account -> account.setActive(false));
    }

    @Test
    void theNewestLinkIsTheOnlyOne() {
        Mailed first = mailed();
        Mailed second = mailed();
        assertThat(found(first)).isEmpty();
        assertThat(found(second)).isPresent();
    }

    @Test
    void anotherTokenIsNone() {
        Mailed link = mailed();
        String token = link.token();
        String flipped = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        for (String wrong : List.of(flipped, "", token + "x", token.substring(1), "../" + token, "\0")) {
            assertThat(found(new Mailed(link.uid(), wrong))).as(wrong).isEmpty();
        }
        for (String wrong : List.of("", "1", "../..", "00000000-0000-0000-0000-000000000000")) {
            assertThat(found(new Mailed(wrong, token))).as(wrong).isEmpty();
        }
        Optional<Link> otherKind = world.links(links -> links.find(LinkKind.activate, link.uid(), token));
        assertThat(otherKind).isEmpty();
        assertThat(found(link)).isPresent();
    }

    @Test
    void badPasswordsDoNotUseItUp() {
        Mailed link = mailed();
        for (String bad : List.of("", "short", "password1", "a".repeat(2000))) {
            assertThatThrownBy(() -> world.reset(link, bad))
                    .isInstanceOfSatisfying(
                            Problem.class, no -> assertThat(no.status()).isEqualTo(400));
        }
        assertThat(world.reset(link, NEXT)).isEqualTo("ada");
    }

    @Test
    void unknownAddressesAreAskedForInTheSameWayAndGetNothing() {
        long before = world.database.statements();
        world.askReset("ada@example.com");
        long known = world.database.statements() - before;
        world.askReset("nobody@example.com");
        assertThat(world.database.statements() - before - known).isEqualTo(known);
        world.answer();
        assertThat(world.mails()).hasSize(1);
    }

    @Test
    void theCaseOfAnAddressDoesNotMatterButOursIsUsed() {
        world.askReset("ADA@EXAMPLE.com");
        world.answer();
        assertThat(world.mails()).singleElement().satisfies(mail -> assertThat(mail.to())
                .isEqualTo("ada@example.com"));
    }

    @Test
    void accountsWithoutAPasswordGetNone() {
        world.account("grace", "grace@example.com", Optional.empty());
        world.askReset("grace@example.com");
        world.answer();
        assertThat(world.mails()).singleElement().satisfies(mail -> assertThat(
                        mail.text().orElseThrow())
                .contains("has none here")
                .doesNotContain("/user/reset/"));
    }

    @Test
    void aMailboxIsNotFilled() {
        for (int i = 0; i < AskLimiter.PER_MAILBOX; i++) {
            world.askReset("ada@example.com");
        }
        assertThatThrownBy(() -> world.askReset("ada@example.com")).isInstanceOfSatisfying(Problem.class, no -> {
            assertThat(no.status()).isEqualTo(429);
            assertThat(no.retryAfter()).isBetween(1, 3601);
            assertThat(no.getMessage()).contains("Try again in 60 minutes");
        });
        world.clock.advance(AskLimiter.WINDOW);
        world.askReset("ada@example.com");
    }

    @Test
    void aClientCannotAskForEverybody() {
        for (int i = 0; i < AskLimiter.PER_CLIENT; i++) {
            world.askReset("someone" + i + "@example.com");
        }
        assertThatThrownBy(() -> world.askReset("one.more@example.com")).hasMessageContaining("too often");
    }

    private void dies(Consumer<Account> change) {
        world.clock.advance(AskLimiter.WINDOW);
        world.accounts(accounts -> {
            Account account = accounts.byId(ada.accountId()).orElseThrow();
            account.setActive(true);
            account.setEmail("ada@example.com");
            return account;
        });
        Mailed link = mailed();
        assertThat(found(link)).isPresent();
        world.accounts(accounts -> {
            change.accept(accounts.byId(ada.accountId()).orElseThrow());
            return 0;
        });
        assertDead(() -> world.reset(link, NEXT));
    }

    private Mailed mailed() {
        world.askReset("ada@example.com");
        world.answer();
        world.clock.advance(Duration.ofMillis(1));
        return world.newestLink();
    }

    private Optional<Link> found(Mailed link) {
        return world.links(links -> links.find(LinkKind.reset, link.uid(), link.token()));
    }

    private Verdict verdict(String password) {
        return world.passwords.verify(password, world.accounts(accounts -> accounts.byUsername("ada")
                .orElseThrow()
                .getPasswordHash()));
    }

    private static void assertDead(ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOfSatisfying(Problem.class, no -> assertThat(no.status())
                .isEqualTo(404));
    }
}
