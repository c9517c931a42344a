package dev.workflow.scim;

import static org.awaitility.Awaitility.await;

import dev.workflow.database.TestContainer;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.slice.Slice;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** SCIM on a real database; each call is one transaction. */
final class ScimWorld {

    final SettableClock clock = new SettableClock();
    final TestContainer container;

    ScimWorld(boolean adopt) {
        container = new TestContainer()
                .provide(Clock.class, clock)
                .provide(
                        ScimSettings.class,
                        new ScimSettings(adopt, Optional.of("Platform Admins"), Optional.of("operators")));
    }

    ScimUserView create(String name) {
        return create(Map.of("userName", name, "externalId", "x-" + name, "active", true));
    }

    ScimUserView create(Map<String, ?> body) {
        return container.call(ScimUsers.class, users -> users.create(new ScimObject(body)));
    }

    ScimUserView get(String id) {
        return container.call(ScimUsers.class, users -> users.get(id));
    }

    ScimUserView replace(String id, Map<String, ?> body) {
        return container.call(ScimUsers.class, users -> users.replace(id, new ScimObject(body)));
    }

    @SafeVarargs
    final ScimUserView patch(String id, Map<String, ?>... operations) {
        return container.call(ScimUsers.class, users -> users.patch(id, operations(operations)));
    }

    void delete(String id) {
        container.run(ScimUsers.class, users -> users.delete(id));
    }

    Slice<ScimUserView> list(String filter, int start, int count) {
        return container.call(
                ScimUsers.class,
                users -> users.list(Optional.of(filter).filter(text -> !text.isEmpty()), new ScimPage(start, count)));
    }

    ScimGroupView createGroup(String name, String... members) {
        Map<String, ?> body = Map.of(
                "displayName",
                name,
                "members",
                List.of(members).stream().map(id -> Map.of("value", id)).toList());
        return container.call(ScimGroups.class, groups -> groups.create(new ScimObject(body)));
    }

    @SafeVarargs
    final ScimGroupView patchGroup(String id, Map<String, ?>... operations) {
        return container.call(ScimGroups.class, groups -> groups.patch(id, operations(operations)));
    }

    @SafeVarargs
    static ScimObject operations(Map<String, ?>... operations) {
        return new ScimObject(
                Map.of("schemas", List.of(PatchOperation.SCHEMA), "Operations", Arrays.asList(operations)));
    }

    Account account(String id) {
        return container.call(AccountRepository.class, accounts -> accounts.byId(Long.parseLong(id))
                .orElseThrow());
    }

    String local(String name, boolean superuser, String origin) {
        return container.call(AccountRepository.class, accounts -> {
            Account account = new Account(name, "", OffsetDateTime.now(clock));
            account.setRoles(superuser, superuser);
            account.setOrigin(origin);
            accounts.add(account);
            return account.getId().toString();
        });
    }

    SessionKey session(String id) {
        return container.call(
                Sessions.class,
                sessions -> sessions.begin(Long.parseLong(id), "192.0.2.1", "a test", LoginMethod.PASSWORD));
    }

    boolean alive(SessionKey session) {
        return container
                .call(Sessions.class, sessions -> sessions.find(session))
                .isPresent();
    }

    /** The call comes upon a transaction that has done the statement, waits for it, and goes on when it has committed. */
    void behind(String statement, Runnable call) throws Throwable {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = container.database().call(entities -> {
                entities.createNativeQuery(statement).executeUpdate();
                Future<?> begun = thread.submit(call);
                await().pollInSameThread().until(() -> begun.isDone() || isWaitedFor(entities));
                return begun;
            });
            waiting.get();
        } catch (ExecutionException failed) {
            throw failed.getCause();
        } finally {
            thread.shutdownNow();
        }
    }

    private static boolean isWaitedFor(EntityManager entities) {
        Object waiting = entities.createNativeQuery("select count(*) from pg_locks where not granted"
                        + " and pg_backend_pid() = any (pg_blocking_pids(pid))")
                .getSingleResult();
        return ((Number) waiting).longValue() > 0;
    }

    long statements() {
        return container.database().statements();
    }
}
