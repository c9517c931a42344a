package dev.workflow.identity;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.BrowserSession;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Logins in browsers. They are rows of the database, so any server knows them and ending one ends it everywhere at once.
 * What was granted to clients in a session ends with it. A session ends 12 hours after its login.
 */
@Stateless
public class Sessions {

    public static final Duration LIFE = Duration.ofHours(12);

    /** How long the second factor may take. */
    static final Duration PENDING = Duration.ofMinutes(10);

    private static final Duration SEEN = Duration.ofMinutes(1);
    private static final int LONGEST_AGENT = 200;

    private AccountRepository accounts;
    private BrowserSessionRepository sessions;
    private Event<GrantsEnded> ended;
    private Clock clock;

    protected Sessions() {}

    @Inject
    public Sessions(
            AccountRepository accounts, BrowserSessionRepository sessions, Event<GrantsEnded> ended, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.ended = ended;
        this.clock = clock;
    }

    /**
     * Somebody logged in.
     *
     * @param agent what the browser calls itself
     */
    public SessionKey begin(long accountId, String address, String agent, LoginMethod... methods) {
        Account account = active(accountId);
        account.setLastLogin(now());
        return add(account, codes(methods), true, LIFE, address, agent);
    }

    /** Somebody passed the first factor: the key is good for {@link #pending} and {@link #complete} only. */
    public SessionKey await(long accountId, String address, String agent, LoginMethod... methods) {
        return add(active(accountId), codes(methods), false, PENDING, address, agent);
    }

    /** Whose session it is; empty when it has ended, is not complete, or its account was disabled. */
    public Optional<Session> find(SessionKey key) {
        Optional<BrowserSession> found = row(key, true);
        found.ifPresent(session -> {
            if (session.getLastSeen().plus(SEEN).isBefore(now())) {
                session.setLastSeen(now());
            }
        });
        return found.map(Session::of);
    }

    /** Who passed the first factor and has still to pass the second. */
    public Optional<Session> pending(SessionKey key) {
        return row(key, false).map(Session::of);
    }

    /**
     * The second factor was passed: the session gets another key, so that one seen before is worth nothing.
     *
     * @throws Problem 403 when there is nothing to complete any more
     */
    public SessionKey complete(SessionKey pending, LoginMethod second) {
        BrowserSession first = row(pending, false)
                .orElseThrow(() -> Problem.of(403, "login-expired", "This login took too long.")
                        .withHint("Log in again."));
        Account account = first.getAccount();
        if (!sessions.remove(account.getId(), first.getUuid())) {
            throw Problem.of(403, "login-expired", "This login was completed already.")
                    .withHint("Log in again.");
        }
        account.setLastLogin(now());
        String methods = first.getMethods() + " " + second.code();
        return add(account, methods, true, LIFE, first.getAddress(), first.getAgent());
    }

    /** Logs out. Nothing happens when the session has ended already. */
    public void end(SessionKey key) {
        sessions.byHash(key.sha256())
                .ifPresent(session -> remove(session.getAccount().getId(), session.getUuid()));
    }

    /** The caller's own sessions, at most 100, the last used first. */
    public List<Session> list(Caller caller) {
        return sessions.of(caller.accountId(), now()).stream().map(Session::of).toList();
    }

    /** @throws Problem 404 when it is none of the caller's */
    public void end(Caller caller, UUID session) {
        if (!remove(caller.accountId(), session)) {
            throw Problem.notFound("Session");
        }
    }

    /** @param kept the one that goes on */
    public void endOthers(Caller caller, UUID kept) {
        sessions.removeAllBut(caller.accountId(), Optional.of(kept));
        ended.fire(new GrantsEnded(caller.accountId()));
    }

    private boolean remove(long accountId, UUID session) {
        ended.fire(new GrantsEnded(accountId));
        return sessions.remove(accountId, session);
    }

    private SessionKey add(
            Account account, String methods, boolean complete, Duration life, String address, String agent) {
        OffsetDateTime now = now();
        sessions.removeExpired(now);
        SessionKey key = SessionKey.random();
        String name = agent.length() > LONGEST_AGENT ? agent.substring(0, LONGEST_AGENT) : agent;
        sessions.add(new BrowserSession(
                account, key.sha256(), methods, complete, now, now.plus(life), address, name.replace('\0', ' ')));
        return key;
    }

    private Optional<BrowserSession> row(SessionKey key, boolean complete) {
        return sessions.byHash(key.sha256())
                .filter(session -> session.isComplete() == complete)
                .filter(session -> session.getExpires().isAfter(now()))
                .filter(session -> session.getAccount().isActive());
    }

    private Account active(long accountId) {
        return accounts.byId(accountId).filter(Account::isActive).orElseThrow(Refusal.INACTIVE::problem);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String codes(LoginMethod... methods) {
        return Arrays.stream(methods).map(LoginMethod::code).collect(Collectors.joining(" "));
    }
}
