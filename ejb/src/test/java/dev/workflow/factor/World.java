package dev.workflow.factor;

import dev.workflow.config.TestSealer;
import dev.workflow.database.TestDatabase;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.factor.CodeAttempts;
import dev.workflow.persistence.factor.PasskeyRepository;
import dev.workflow.persistence.factor.RecoveryCodeHashes;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.BrowserSession;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The services of this package on a real database, with the transactions that the container would begin. */
final class World {

    static final String HERE = "192.0.2.1";

    private static final long STEP = 30;

    final SettableClock clock = new SettableClock();
    final TestDatabase database = TestDatabase.empty();

    World() {
        database.run(
                entities -> entities.createNativeQuery("truncate code_attempt").executeUpdate());
    }

    Caller account(String username) {
        return account(username, unused -> {});
    }

    Caller account(String username, Consumer<Account> made) {
        return database.call(entities -> {
            Account account = new Account(username, username + "@example.com", OffsetDateTime.now(clock));
            made.accept(account);
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    /** Sets up an app, with the code of this moment. */
    Phone enrol(Caller person) {
        Enrolment offer = offer(person);
        Phone phone = Phone.scan(offer.uri());
        List<RecoveryCode> codes = enrolments(enrolments ->
                enrolments.confirm(person.accountId(), offer.sealed(), phone.code(step()), UUID.randomUUID()));
        return phone.with(codes);
    }

    Enrolment offer(Caller person) {
        return enrolments(
                enrolments -> enrolments.offer(person.accountId(), person.username(), "Workflow example.com"));
    }

    <T> T enrolments(Function<Enrolments, T> work) {
        return database.call(entities -> work.apply(new Enrolments(
                new AuthenticatorApps(entities),
                new RecoveryCodes(new RecoveryCodeHashes(entities)),
                new BrowserSessionRepository(entities),
                TestSealer.shared(),
                clock)));
    }

    OptionalInt pass(Caller person, String code) {
        return pass(person, code, HERE);
    }

    OptionalInt pass(Caller person, String code, String address) {
        return new CodeCheck(new CommittedLimit(this), new CommittedCodes(this))
                .pass(person.accountId(), code, address);
    }

    List<RecoveryCode> renew(Caller person) {
        return database.call(
                entities -> new RecoveryCodes(new RecoveryCodeHashes(entities)).replace(person.accountId()));
    }

    <T> T factors(String policy, Function<SecondFactors, T> work) {
        return database.call(entities -> work.apply(new SecondFactors(
                new AccountRepository(entities),
                new AuthenticatorApps(entities),
                new RecoveryCodeHashes(entities),
                policy)));
    }

    void removal(Consumer<FactorRemoval> work) {
        database.run(entities -> work.accept(new FactorRemoval(
                new AccountRepository(entities),
                new AuthenticatorApps(entities),
                new RecoveryCodeHashes(entities),
                new PasskeyRepository(entities),
                new BrowserSessionRepository(entities))));
    }

    <T> T passkeys(Function<Passkeys, T> work) {
        return database.call(entities -> {
            PasskeyRepository passkeys = new PasskeyRepository(entities);
            return work.apply(new Passkeys(
                    passkeys,
                    new PasskeyChallenges(passkeys, TestSealer.shared(), clock),
                    new AuthenticatorApps(entities),
                    new AccountRepository(entities),
                    clock));
        });
    }

    UUID session(Caller person) {
        return database.call(entities -> {
            OffsetDateTime now = OffsetDateTime.now(clock);
            BrowserSession session = new BrowserSession(
                    entities.find(Account.class, person.accountId()),
                    UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII),
                    "pwd",
                    true,
                    now,
                    now.plusHours(1),
                    HERE,
                    "");
            new BrowserSessionRepository(entities).add(session);
            return session.getUuid();
        });
    }

    List<UUID> sessions(Caller person) {
        return database.call(entities -> new BrowserSessionRepository(entities)
                .of(person.accountId(), OffsetDateTime.now(clock)).stream()
                        .map(BrowserSession::getUuid)
                        .toList());
    }

    /** The time step of this moment. */
    long step() {
        return clock.instant().getEpochSecond() / STEP;
    }

    AttemptLimit limitOn(EntityManager entities) {
        return new AttemptLimit(new CodeAttempts(entities), clock);
    }

    Codes codesOn(EntityManager entities) {
        return new Codes(
                new AuthenticatorApps(entities),
                new RecoveryCodes(new RecoveryCodeHashes(entities)),
                TestSealer.shared(),
                clock);
    }
}
