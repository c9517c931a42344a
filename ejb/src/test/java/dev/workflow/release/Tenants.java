package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.app.AppService;
import dev.workflow.blocklist.OwnerStatus;
import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigView;
import dev.workflow.config.Sealer;
import dev.workflow.config.TestSealer;
import dev.workflow.database.TestContainer;
import dev.workflow.engine.Engine;
import dev.workflow.identity.SettableClock;
import dev.workflow.image.ImageReference;
import dev.workflow.log.AppLogs;
import dev.workflow.network.AppNetwork;
import dev.workflow.network.local.LocalNetwork;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.AppSettings;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.Permissions;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.persistence.slice.Window;
import dev.workflow.registry.Grants;
import dev.workflow.registry.PullCredentials;
import dev.workflow.registry.RegistryKeys;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Accounts, their apps and the services they call, on a real database; every call is a transaction of its own. */
public final class Tenants {

    public static final Window ALL = new Window(0, 1000);

    public final SettableClock clock = new SettableClock();
    final CollectedLogs logs = new CollectedLogs();
    public final TestContainer container = new TestContainer()
            .provide(Clock.class, clock)
            .provide(AppLogs.class, logs)
            .provide(AppNetwork.class, new LocalNetwork())
            .provide(Sealer.class, TestSealer.shared())
            .provide(ProcfileRules.class, new ProcfileRules(true, false))
            .provide(DeployTimes.class, new DeployTimes(3600))
            .provide(PullCredentials.class, pulls())
            .provide(Engine.class, onlyNames())
            .provide(OwnerStatus.class, new OwnerStatus() {})
            .provide(URI.class, URI.create("http://127.0.0.1:8080"));

    private static PullCredentials pulls() {
        Grants grants = new Grants(TestSealer.shared().signer("registry"), Clock.systemUTC());
        return new PullCredentials(new RegistryKeys("127.0.0.1:8080", grants, Optional.empty()));
    }

    /** Refuses no name; nothing else may be asked where a test gives no engine of its own. */
    private static Engine onlyNames() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("refusal") && arguments[0] instanceof AppName) {
                        return Optional.empty();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Where the platform talks to apps. */
    public AppLogs logs() {
        return logs;
    }

    /** What the platform said to apps, as {@code <app>: <line>}. */
    public List<String> said() {
        return logs.said();
    }

    public Caller account(String username) {
        return container.call(AccountRepository.class, accounts -> {
            Account account = new Account(username, username + "@example.com", now());
            accounts.add(account);
            return account.asCaller();
        });
    }

    public void app(Caller owner, String id) {
        container.run(AppService.class, apps -> apps.create(owner, Optional.of(id), Map.of()));
    }

    public void grant(String app, Caller to, Permission... permissions) {
        container.database().run(entities -> new Permissions(entities)
                .grant(
                        new Apps(entities).byId(app).orElseThrow(),
                        entities.find(Account.class, to.accountId()),
                        Set.of(permissions)));
    }

    static NewBuild build(String sha) {
        return new NewBuild(
                ImageReference.parse("registry.example.com/shop:1"),
                "container",
                sha,
                Map.of("web", "node a.js", "worker", "node w.js"),
                Map.of(),
                "");
    }

    public int publish(Caller caller, String app, String sha) {
        return publish(caller, app, build(sha));
    }

    int publish(Caller caller, String app, NewBuild build) {
        clock.advance(Duration.ofSeconds(1));
        return container.call(ReleaseService.class, releases -> releases.publish(
                        caller,
                        container.call(Apps.class, apps -> apps.byId(app).orElseThrow()),
                        build)
                .version());
    }

    public ConfigView configure(Caller caller, String app, Map<String, ?> change) {
        clock.advance(Duration.ofSeconds(1));
        return container.call(ReleaseService.class, releases -> releases.changeConfig(caller, app, change));
    }

    int rollback(Caller caller, String app, Integer version, String... types) {
        clock.advance(Duration.ofSeconds(1));
        return container.call(
                ReleaseService.class,
                releases -> releases.rollback(caller, app, Optional.ofNullable(version), Set.of(types)));
    }

    /** Newest first. */
    List<ReleaseView> releases(Caller caller, String app) {
        return container
                .call(ReleaseService.class, releases -> releases.list(caller, app, ALL))
                .items();
    }

    ReleaseView newest(Caller caller, String app) {
        return releases(caller, app).get(0);
    }

    void succeeded(String app, int version) {
        settle(app, version, release -> release.succeeded(Map.of(), now()));
    }

    void crashed(String app, int version) {
        settle(app, version, release -> release.crashed("no", Map.of(), now()));
    }

    private void settle(String id, int version, Consumer<Release> how) {
        container.database().run(entities -> {
            App app = new Apps(entities).byId(id).orElseThrow();
            how.accept(new Releases(entities).byVersion(app, version).orElseThrow());
        });
    }

    void settings(String id, boolean autodeploy, boolean autorollback) {
        clock.advance(Duration.ofSeconds(1));
        container.database().run(entities -> {
            App app = new Apps(entities).byId(id).orElseThrow();
            new SettingsOfApps(entities)
                    .add(new AppSettings(
                            app.getUuid(), app.getOwner(), true, autodeploy, autorollback, Map.of(), Map.of(), now()));
        });
    }

    public AppRef ref(String app) {
        return AppRef.of(container.call(Apps.class, apps -> apps.byId(app).orElseThrow()));
    }

    /** Newest first. */
    public List<OperationView> operations(String app) {
        UUID uuid = ref(app).uuid();
        return container.call(Ledger.class, ledger -> ledger.page(uuid, ALL)).items();
    }

    public long count(String sql) {
        return container
                .database()
                .call(entities -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
