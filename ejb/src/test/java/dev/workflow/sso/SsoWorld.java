package dev.workflow.sso;

import dev.workflow.config.TestSealer;
import dev.workflow.database.TestDatabase;
import dev.workflow.identity.Credentials;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.identity.SettableClock;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.ApiTokenRepository;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.persistence.sso.MappedGroups;
import dev.workflow.persistence.sso.WorkloadGrants;
import dev.workflow.persistence.sso.WorkloadRules;
import dev.workflow.sso.issuer.IssuedTokens;
import dev.workflow.sso.issuer.IssuerConnections;
import dev.workflow.sso.issuer.IssuerHttp;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** The services for external issuers on a real database; each call of one is a transaction. */
public final class SsoWorld {

    public static final Caller ROOT = new Caller(-7, "root", true, true);

    /** Enough for a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(60);

    public final SettableClock clock;
    public final TestDatabase database;
    public final IssuerAddress addresses = new IssuerAddress(false);
    public final IssuerHttp http;
    public final IssuerDirectory directory;
    public final IssuerConnections connections;
    public final IssuedTokens tokens;

    /** Accounts whose credentials were ended. */
    public final List<Long> revoked = new CopyOnWriteArrayList<>();

    /** Of accounts in whose names jobs may act. */
    public final List<GrantsEnded> ended = new CopyOnWriteArrayList<>();

    public SsoWorld() {
        this(new SettableClock(), TestDatabase.empty());
    }

    public SsoWorld(SettableClock clock, TestDatabase database) {
        this(clock, database, LONG);
    }

    /** @param patience with issuers */
    public SsoWorld(SettableClock clock, TestDatabase database, Duration patience) {
        http = new IssuerHttp(addresses, patience);
        this.clock = clock;
        this.database = database;
        database.run(
                entities -> entities.createNativeQuery("delete from sso_issuer").executeUpdate());
        directory = new IssuerDirectory(
                () -> database.call(entities -> storeOn(entities).enabled()), clock);
        connections = new IssuerConnections(http, addresses, clock);
        tokens = new IssuedTokens(connections);
    }

    /** Sets an issuer up as an administrator does. @param further settings beside those that it needs */
    public Issuer trust(String name, String url, Map<String, ?> further) {
        describe(name, url, further);
        return directory.of(IssuerKind.WORKLOAD).stream()
                .filter(issuer -> issuer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Sets it up in any way, so that it may be of no use. */
    public void describe(String name, String url, Map<String, ?> further) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "issuer",
                url,
                "client_id",
                "workflow",
                "client_secret",
                "the secret",
                "kinds",
                List.of("login", "bearer", "workload"),
                "audience",
                List.of("workflow-api")));
        fields.putAll(further);
        boolean there =
                issuers(issuers -> issuers.list(ROOT, new dev.workflow.persistence.slice.Window(0, 100)))
                        .items()
                        .stream()
                        .anyMatch(issuer -> issuer.name().equals(name));
        issuers(issuers -> there ? issuers.replace(ROOT, name, fields) : issuers.create(ROOT, fields));
        directory.forget(new IssuersChanged());
    }

    public <T> T issuers(Function<Issuers, T> work) {
        return database.call(
                entities -> work.apply(new Issuers(new ExternalIssuers(entities), storeOn(entities), addresses)));
    }

    void align(List<Map<String, Object>> wanted) {
        database.run(entities ->
                new IssuerAlignment(new ExternalIssuers(entities), storeOn(entities), addresses).align(wanted));
        directory.forget(new IssuersChanged());
    }

    /** Admission whose each call is a transaction of its own. */
    public Admission admission() {
        return new Admission(null, null, null, null, null, clock) {
            @Override
            public Optional<Caller> admit(Issuer issuer, ExternalIdentity who, OptionalLong linkTo) {
                return database.call(entities -> admissionOn(entities).admit(issuer, who, linkTo));
            }
        };
    }

    public Caller account(String username, Consumer<Account> made) {
        return database.call(entities -> {
            Account account = new Account(username, username + "@corp.example", OffsetDateTime.now(clock));
            made.accept(account);
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    /** What is stored of an account. */
    public <T> T stored(String username, Function<Account, T> read) {
        return database.call(entities ->
                read.apply(new AccountRepository(entities).byUsername(username).orElseThrow()));
    }

    public List<String> usernames() {
        return database.call(
                entities -> entities.createQuery("select a.username from Account a order by a.id", String.class)
                        .getResultList());
    }

    /** Names of the groups that an account is in. */
    @SuppressWarnings("unchecked")
    List<String> groups(String username) {
        return database.call(entities -> new ArrayList<String>(entities.createNativeQuery(
                        "select g.name from account_group g join group_member m on m.group_uuid = g.uuid"
                                + " join account a on a.id = m.account_id where a.username = ?1 order by g.name")
                .setParameter(1, username)
                .getResultList()));
    }

    private Admission admissionOn(EntityManager entities) {
        AccountRepository accounts = new AccountRepository(entities);
        IssuerLinks links = new IssuerLinks(entities);
        Credentials credentials = new Credentials(
                new ApiTokenRepository(entities),
                new BrowserSessionRepository(entities),
                event((TokensRevoked ended) -> revoked.add(ended.accountId())));
        return new Admission(
                accounts,
                links,
                new ScimOwners(new ScimUserRepository(entities), links),
                new ProvisionedAccounts(accounts, links, clock),
                new ClaimedRoles(credentials, new MappedGroups(entities), clock),
                clock);
    }

    private IssuerStore storeOn(EntityManager entities) {
        EndOfJobs jobs = new EndOfJobs(
                new WorkloadRules(entities), new WorkloadGrants(entities), event((GrantsEnded end) -> ended.add(end)));
        return new IssuerStore(new ExternalIssuers(entities), TestSealer.shared(), jobs, event(unused -> {}), clock);
    }

    /** An event with one observer. */
    @SuppressWarnings("unchecked")
    private static <T> Event<T> event(Consumer<T> observer) {
        return (Event<T>) Proxy.newProxyInstance(
                Event.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    observer.accept((T) arguments[0]);
                    return null;
                });
    }
}
