package dev.workflow.account;

import dev.workflow.config.TestSealer;
import dev.workflow.database.CollectedEvent;
import dev.workflow.database.TestDatabase;
import dev.workflow.identity.Credentials;
import dev.workflow.identity.LoginLimiter;
import dev.workflow.identity.PasswordChanges;
import dev.workflow.identity.Passwords;
import dev.workflow.identity.SettableClock;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.mail.Envelope;
import dev.workflow.mail.MailAddress;
import dev.workflow.mail.MailSetup;
import dev.workflow.mail.MailView;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.account.AccountRequestRepository;
import dev.workflow.persistence.account.MailedLinkRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.mail.OutgoingMailRepository;
import dev.workflow.persistence.slice.Window;
import jakarta.persistence.EntityManager;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services of this package on a real database; each call of a service is one transaction. */
final class AccountWorld {

    static final String ORIGIN = "https://workflow.example.com";
    static final String CLIENT = "192.0.2.1";
    private static final Pattern LINK = Pattern.compile("/user/(?:activate|reset|update)/([^/\\s]+)/(\\S+)");

    /** The parts of a mailed link. */
    record Mailed(String uid, String token) {}

    final SettableClock clock = new SettableClock();
    final TestDatabase database = TestDatabase.empty();
    final Passwords passwords = new Passwords();
    final AskLimiter limiter = new AskLimiter(clock);
    final List<Object> revoked = Collections.synchronizedList(new ArrayList<>());
    private final LoginLimiter logins = new LoginLimiter(clock);
    private final SelfService selfService;

    AccountWorld() {
        this(new SelfService(true, Optional.empty()));
    }

    AccountWorld(SelfService selfService) {
        this.selfService = selfService;
    }

    Caller account(String username, String email, Optional<String> password) {
        return database.call(entities -> {
            Account account = new Account(username, email, OffsetDateTime.now(clock));
            password.ifPresent(text -> account.setPasswordHash(passwords.hash(text)));
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    <T> T accounts(Function<AccountRepository, T> work) {
        return database.call(entities -> work.apply(new AccountRepository(entities)));
    }

    void askReset(String email) {
        database.run(entities -> asksOn(entities).reset(new MailAddress(email), ORIGIN, CLIENT));
    }

    <T> T asks(Function<Asks, T> work) {
        return database.call(entities -> work.apply(asksOn(entities)));
    }

    /** Answers what was asked for. */
    void answer() {
        boolean more = true;
        while (more) {
            more = database.call(entities -> new Answers(
                            new AccountRequestRepository(entities),
                            new AccountRepository(entities),
                            linksOn(entities),
                            outboxOn(entities))
                    .next());
        }
    }

    /** Newest first. */
    List<MailView> mails() {
        return database.call(entities -> outboxOn(entities)
                .list(new Caller(0, "root", true, true), new Window(0, 100))
                .items());
    }

    Mailed newestLink() {
        Matcher link = LINK.matcher(mails().get(0).text().orElseThrow());
        if (!link.find()) {
            throw new AssertionError("no link in the newest mail");
        }
        return new Mailed(link.group(1), link.group(2));
    }

    String reset(Mailed link, String password) {
        return database.call(entities -> new Resets(
                        linksOn(entities),
                        passwords,
                        new NewPasswords(
                                linksOn(entities),
                                new AccountRepository(entities),
                                changesOn(entities),
                                outboxOn(entities)))
                .reset(link.uid(), link.token(), password, ORIGIN));
    }

    String activate(Mailed link, String password) {
        return database.call(entities -> new Activations(
                        linksOn(entities),
                        new NewAccounts(linksOn(entities), new AccountRepository(entities), clock),
                        passwords,
                        logins,
                        selfService)
                .activate(link.uid(), link.token(), password, CLIENT));
    }

    <T> T addresses(Function<AddressChanges, T> work) {
        return database.call(entities -> work.apply(
                new AddressChanges(linksOn(entities), new AccountRepository(entities), outboxOn(entities), limiter)));
    }

    <T> T links(Function<Links, T> work) {
        return database.call(entities -> work.apply(linksOn(entities)));
    }

    private Asks asksOn(EntityManager entities) {
        return new Asks(new Requests(new AccountRequestRepository(entities)), selfService, passwords, limiter, clock);
    }

    private Links linksOn(EntityManager entities) {
        return new Links(new MailedLinkRepository(entities), new AccountRepository(entities), clock);
    }

    private Outbox outboxOn(EntityManager entities) {
        Optional<String> none = Optional.empty();
        MailSetup setup = new MailSetup(none, Optional.empty(), none, none, none, "none", none, clock);
        return new Outbox(new OutgoingMailRepository(entities), new Envelope(TestSealer.shared()), setup, clock);
    }

    private PasswordChanges changesOn(EntityManager entities) {
        Credentials credentials = new Credentials(
                new ApiTokenRepository(entities),
                new BrowserSessionRepository(entities),
                new CollectedEvent<>(TokensRevoked.class, revoked::add));
        return new PasswordChanges(new AccountRepository(entities), credentials);
    }
}
