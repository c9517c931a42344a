package dev.workflow.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.workflow.config.Signer;
import dev.workflow.database.CollectedEvent;
import dev.workflow.database.TestDatabase;
import dev.workflow.factor.SecondFactors;
import dev.workflow.persistence.factor.AuthenticatorApps;
import dev.workflow.persistence.factor.RecoveryCodeHashes;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.LoginTicketRepository;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.identity.SshKeyRepository;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The services of this package on a real database; each call of a service is one transaction. */
final class World {

    final SettableClock clock = new SettableClock();
    final TestDatabase database = TestDatabase.empty();
    final Passwords passwords = new Passwords();
    final LoginLimiter limiter = new LoginLimiter(clock);
    final TokenUses uses = new TokenUses();
    final TicketKeys ticketKeys =
            new TicketKeys(new Signer(List.of("a key of 32 bytes for signatures".getBytes(UTF_8))), clock);
    final TokenCheck check = new TokenCheck(
            new Tokens(null, null, clock) {
                @Override
                public Optional<KnownToken> find(byte[] sha256) {
                    return tokens(tokens -> tokens.find(sha256));
                }
            },
            uses,
            clock);
    final List<Object> ended = new ArrayList<>();
    private final Event<TokensRevoked> revoked =
            new CollectedEvent<>(TokensRevoked.class, event -> check.forget((TokensRevoked) event));
    private final Event<TokenDeleted> deleted =
            new CollectedEvent<>(TokenDeleted.class, event -> check.forget((TokenDeleted) event));

    Caller account(String username, String password) {
        return database.call(entities -> {
            Account account = new Account(username, username + "@example.com", OffsetDateTime.now(clock));
            account.setPasswordHash(passwords.hash(password));
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    Caller administrator() {
        database.run(entities -> new Administrators(new AccountRepository(entities), passwords, clock)
                .create("root", "root's password"));
        return database.call(entities ->
                new AccountRepository(entities).byUsername("root").orElseThrow().asCaller());
    }

    String token(Caller owner, String alias) {
        return database.call(entities -> tokensOn(entities)
                .mint(new AccountRepository(entities).byId(owner.accountId()).orElseThrow(), alias)
                .text());
    }

    String mint(EntityManager entities, Caller owner, Scope scope, Optional<Instant> expires) {
        Account account =
                new AccountRepository(entities).byId(owner.accountId()).orElseThrow();
        return tokensOn(entities).mint(account, "ci", scope, expires).text();
    }

    <T> T tokens(Function<Tokens, T> work) {
        return database.call(entities -> work.apply(tokensOn(entities)));
    }

    <T> T keys(Function<SshKeys, T> work) {
        return database.call(entities ->
                work.apply(new SshKeys(new SshKeyRepository(entities), new AccountRepository(entities), clock)));
    }

    void accounts(Consumer<Accounts> work) {
        database.run(entities -> work.accept(new Accounts(
                new AccountRepository(entities),
                new MemberRepository(entities),
                new Standing(new AccountRepository(entities), credentialsOn(entities)))));
    }

    <T> T tickets(Function<Tickets, T> work) {
        return database.call(entities -> work.apply(ticketsOn(entities)));
    }

    void logins(Consumer<Logins> work) {
        database.run(entities ->
                work.accept(new Logins(passwordLoginOn(entities), secondFactorsOn(entities), ticketsOn(entities))));
    }

    private static SecondFactors secondFactorsOn(EntityManager entities) {
        return new SecondFactors(
                new AccountRepository(entities),
                new AuthenticatorApps(entities),
                new RecoveryCodeHashes(entities),
                "optional");
    }

    private PasswordLogin passwordLoginOn(EntityManager entities) {
        AccountRepository accounts = new AccountRepository(entities);
        return new PasswordLogin(
                accounts, new PasswordChanges(accounts, credentialsOn(entities)), passwords, limiter, NoDirectory.HERE);
    }

    Credentials credentialsOn(EntityManager entities) {
        return new Credentials(new ApiTokenRepository(entities), new BrowserSessionRepository(entities), revoked);
    }

    <T> T sessions(Function<Sessions, T> work) {
        return database.call(entities -> work.apply(new Sessions(
                new AccountRepository(entities),
                new BrowserSessionRepository(entities),
                new CollectedEvent<>(GrantsEnded.class, ended::add),
                clock)));
    }

    void passwordChanges(Consumer<PasswordChanges> work) {
        database.run(
                entities -> work.accept(new PasswordChanges(new AccountRepository(entities), credentialsOn(entities))));
    }

    void ownPassword(Consumer<OwnPassword> work) {
        database.run(entities -> {
            AccountRepository accounts = new AccountRepository(entities);
            PasswordChanges changes = new PasswordChanges(accounts, credentialsOn(entities));
            work.accept(new OwnPassword(accounts, changes, passwords, limiter));
        });
    }

    private Tokens tokensOn(EntityManager entities) {
        return new Tokens(new ApiTokenRepository(entities), deleted, clock);
    }

    private Tickets ticketsOn(EntityManager entities) {
        return new Tickets(
                new AccountRepository(entities), new LoginTicketRepository(entities), tokensOn(entities), clock);
    }
}
