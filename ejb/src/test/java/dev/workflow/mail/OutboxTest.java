package dev.workflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.config.TestSealer;
import dev.workflow.database.TestDatabase;
import dev.workflow.identity.SettableClock;
import dev.workflow.mail.Dispatch.Taken;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.mail.OutgoingMailRepository;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Caller ROOT = new Caller(1, "root", true, true);
    private static final Message SECRET =
            new Message(new MailAddress("ada@example.com"), "Hello", "https://workflow.example.com/user/reset/s3cret");

    private final SettableClock clock = new SettableClock();
    private final TestDatabase database = TestDatabase.empty();
    private final Envelope envelope = new Envelope(TestSealer.shared());

    @Test
    void mailIsTakenByOneAndGoneAfterwards() {
        post();
        Taken taken = take().orElseThrow();
        assertThat(taken.message()).isEqualTo(SECRET);
        assertThat(take()).isEmpty();
        dispatch(dispatch -> dispatch.sent(taken.id()));
        clock.advance(Duration.ofHours(2));
        assertThat(take()).isEmpty();
        MailView seen = seen(false);
        assertThat(seen.state()).isEqualTo("sent");
        assertThat(seen.text()).isEmpty();
        assertThat(seen.ended()).isPresent();
    }

    @Test
    void mailOfAServerThatDiedIsSentByAnother() {
        post();
        Taken first = take().orElseThrow();
        clock.advance(Duration.ofMinutes(11));
        assertThat(take().map(Taken::id)).contains(first.id());
    }

    @Test
    void whatIsInAnotherTransactionIsLeftAlone() {
        post();
        database.run(entities -> {
            assertThat(dispatchOn(entities).take()).isPresent();
            assertThat(take()).isEmpty();
        });
    }

    @Test
    void aFailureIsTriedAgainLaterAndLater() {
        post();
        for (int minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            Taken taken = take().orElseThrow();
            dispatch(dispatch -> dispatch.undelivered(taken.id(), "451 greylisted\r\nnow", false));
            clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(take()).as("before " + minutes + " minutes").isEmpty();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(seen(false).trouble()).isEqualTo("451 greylisted now");
        assertThat(seen(false).tries()).isEqualTo(8);
    }

    @Test
    void aFailureForGoodIsTheEnd() {
        post();
        UUID id = take().orElseThrow().id();
        dispatch(dispatch -> dispatch.undelivered(id, "550 " + "x".repeat(1000), true));
        clock.advance(Duration.ofHours(2));
        assertThat(take()).isEmpty();
        assertThat(seen(false).state()).isEqualTo("failed");
        assertThat(seen(false).trouble()).hasSize(300);
    }

    @Test
    void afterADayItIsGivenUpAndAfterAWeekForgotten() {
        post();
        clock.advance(Dispatch.PATIENCE.plusMinutes(1));
        dispatch(Dispatch::prune);
        assertThat(take()).isEmpty();
        assertThat(seen(false).state()).isEqualTo("failed");
        assertThat(seen(false).text()).isEmpty();
        clock.advance(Dispatch.KEPT.plusMinutes(1));
        dispatch(Dispatch::prune);
        assertThat(outbox(false, outbox -> outbox.list(ROOT, new Window(0, 10))).count())
                .isZero();
    }

    @Test
    void mailThatNobodyCanReadDoesNotHoldUpTheRest() {
        post();
        database.run(entities -> entities.createNativeQuery("update mail_outbox set body = 'torn'")
                .executeUpdate());
        clock.advance(Duration.ofSeconds(1));
        post();
        assertThat(take().map(Taken::message)).contains(SECRET);
        assertThat(take()).isEmpty();
    }

    @Test
    void itsTextIsNotInTheDatabaseInClear() {
        post();
        byte[] body = (byte[]) database.call(entities ->
                entities.createNativeQuery("select body from mail_outbox").getSingleResult());
        assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("s3cret");
    }

    @Test
    void administratorsReadItOnlyWhereNobodyDeliversIt() {
        post();
        assertThat(seen(false).text()).contains(SECRET.text());
        assertThat(seen(true).text()).isEmpty();
        assertThat(seen(false).toString()).doesNotContain("s3cret");
    }

    @Test
    void nobodyElseSeesIt() {
        post();
        Caller staff = new Caller(2, "staff", false, true);
        UUID id = seen(false).uuid();
        assertThatThrownBy(() -> outbox(false, outbox -> outbox.list(staff, new Window(0, 1))))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(403));
        assertThatThrownBy(() -> outbox(false, outbox -> outbox.show(staff, id)))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(403));
        assertThatThrownBy(() -> outbox(false, outbox -> outbox.show(ROOT, UUID.randomUUID())))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(404));
    }

    private MailView seen(boolean delivers) {
        return outbox(delivers, outbox -> outbox.list(ROOT, new Window(0, 10)))
                .items()
                .get(0);
    }

    private void post() {
        database.run(entities -> outboxOn(entities, false).post(SECRET));
    }

    private Optional<Taken> take() {
        return database.call(entities -> dispatchOn(entities).take());
    }

    private void dispatch(Consumer<Dispatch> work) {
        database.run(entities -> work.accept(dispatchOn(entities)));
    }

    private <T> T outbox(boolean delivers, Function<Outbox, T> work) {
        return database.call(entities -> work.apply(outboxOn(entities, delivers)));
    }

    private Dispatch dispatchOn(EntityManager entities) {
        return new Dispatch(new OutgoingMailRepository(entities), envelope, clock);
    }

    private Outbox outboxOn(EntityManager entities, boolean delivers) {
        MailSetup setup = new MailSetup(
                delivers ? Optional.of("mail.example.com") : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("workflow@example.com"),
                "starttls",
                Optional.empty(),
                clock);
        return new Outbox(new OutgoingMailRepository(entities), envelope, setup, clock);
    }
}
