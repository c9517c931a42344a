package dev.workflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.database.TestContainer;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.audit.AuditQuery;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final Caller ROOT = new Caller(1, "root", true, true);
    private static final Caller ADA = new Caller(2, "ada", false, false);

    private final SettableClock clock = new SettableClock();
    private final TestContainer container = new TestContainer().provide(Clock.class, clock);

    @BeforeEach
    void empty() {
        container.database().run(entities -> entities.createNativeQuery("truncate audit")
                .executeUpdate());
    }

    private static AuditedCall call(String user, String app) {
        return new AuditedCall(user, "laptop", "10.0.0.7", "r-1", "POST", "apps/x/config", app, "");
    }

    private long begin(AuditedCall call) {
        return container.call(AuditLog.class, log -> log.begin(call));
    }

    private Slice<AuditView> list(AuditQuery query, Window window) {
        return container.call(AuditLog.class, log -> log.list(ROOT, query, window));
    }

    private List<AuditView> all() {
        return list(AuditQuery.ALL, new Window(0, 100)).items();
    }

    private static AuditQuery query(String user, String app, OffsetDateTime since, OffsetDateTime until) {
        return new AuditQuery(
                Optional.ofNullable(user),
                Optional.ofNullable(app),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    @Test
    void aCallIsThereFromItsBeginning() {
        begin(call("ada", "shop"));

        assertThat(all()).singleElement().satisfies(entry -> {
            assertThat(entry.user()).isEqualTo("ada");
            assertThat(entry.credential()).isEqualTo("laptop");
            assertThat(entry.address()).isEqualTo("10.0.0.7");
            assertThat(entry.requestId()).isEqualTo("r-1");
            assertThat(entry.created()).isEqualTo(clock.instant());
            assertThat(entry.status()).isEmpty();
            assertThat(entry.millis()).isEmpty();
        });
    }

    @Test
    void itsEndIsAdded() {
        AuditedCall call = call("ada", "");
        long entry = begin(call);
        container.run(
                AuditLog.class,
                log -> log.end(entry, call.about("apps/{id}/config", "shop", "x"), 201, Duration.ofMillis(42)));

        assertThat(all()).singleElement().satisfies(ended -> {
            assertThat(ended.route()).isEqualTo("apps/{id}/config");
            assertThat(ended.app()).isEqualTo("shop");
            assertThat(ended.target()).isEqualTo("x");
            assertThat(ended.status()).contains(201);
            assertThat(ended.millis()).contains(42L);
        });
    }

    @Test
    void aCallThatIsNotToldHowItEndedBroke() {
        container.run(AuditLog.class, log -> AuditTrail.begin(log, call("ada", "shop"))
                .close());

        assertThat(all()).singleElement().satisfies(entry -> assertThat(entry.status())
                .contains(500));
    }

    @Test
    void entriesAreFoundByUserAppAndTimeNewestFirst() {
        OffsetDateTime start = OffsetDateTime.now(clock);
        for (String user : List.of("ada", "bob", "ada")) {
            begin(call(user, user.equals("bob") ? "bakery" : "shop"));
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(all()).extracting(AuditView::user).containsExactly("ada", "bob", "ada");
        assertThat(all()).isSortedAccordingTo((one, other) -> other.created().compareTo(one.created()));
        assertThat(list(query("ada", null, null, null), new Window(0, 1)).count())
                .isEqualTo(2);
        assertThat(list(query("ada", null, null, null), new Window(0, 1)).items())
                .hasSize(1);
        assertThat(list(query(null, "bakery", null, null), new Window(0, 9)).items())
                .hasSize(1);
        assertThat(list(query(null, null, start.plusMinutes(1), start.plusMinutes(2)), new Window(0, 9))
                        .items())
                .extracting(AuditView::user)
                .containsExactly("bob");
    }

    @Test
    void onlySuperusersSeeIt() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(
                        () -> container.call(AuditLog.class, log -> log.list(ADA, AuditQuery.ALL, new Window(0, 1))))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
    }

    @Test
    void oldEntriesAreRemovedAndYoungOnesStay() {
        begin(call("old", ""));
        clock.advance(Duration.ofDays(2));
        begin(call("young", ""));

        boolean more = container.call(AuditPruning.class, pruning -> pruning.batch(Duration.ofDays(1)));
        assertThat(more).isFalse();
        assertThat(all()).extracting(AuditView::user).containsExactly("young");
    }

    @Test
    void textsOfTheClientAreHarmlessAndShort() {
        AuditedCall call = new AuditedCall("a\nb", "\u001b[31m", "", "", "POST", "x".repeat(1000), "\0", "");
        assertThat(call.username()).isEqualTo("a\uFFFDb");
        assertThat(call.credential()).isEqualTo("\uFFFD[31m");
        assertThat(call.route()).hasSize(AuditedCall.LONGEST);
        begin(call);
        assertThat(all()).hasSize(1);
    }

    @Test
    void noEntryNoCall() {
        AuditLog broken = new AuditLog() {
            @Override
            public long begin(AuditedCall call) {
                throw new IllegalStateException("the database is away");
            }
        };
        assertThatThrownBy(() -> AuditTrail.begin(broken, call("ada", ""))).hasMessage("the database is away");
    }
}
