package dev.workflow.app;

import dev.workflow.engine.Engine;
import dev.workflow.log.AppLogs;
import dev.workflow.operation.Ledger;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.AppSettings;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Ownership;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.release.ReleaseService;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** Creates, lists, hands over and destroys apps. */
@Stateless
public class AppService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    Apps apps;

    @Inject
    AppAccess access;

    @Inject
    AccountRepository accounts;

    @Inject
    Ownership ownership;

    @Inject
    SettingsOfApps settings;

    @Inject
    ReleaseService releases;

    @Inject
    Ledger ledger;

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Inject
    Event<AppDestroyed> destroyed;

    @Inject
    Event<AppRouted> routed;

    @Inject
    Clock clock;

    public Slice<AppView> list(Caller caller, String idPrefix, Window window) {
        return apps.visibleTo(caller, idPrefix, window).map(AppView::of);
    }

    public AppView get(Caller caller, String id) {
        return AppView.of(access.require(caller, id, Permission.VIEW));
    }

    /**
     * The app with its first release.
     *
     * @throws Problem 403 for a restricted credential: it is for apps that there are; 400 when the name is taken
     */
    public AppView create(Caller caller, Optional<String> id, Map<String, Integer> structure) {
        if (!caller.scope().full()) {
            throw Problem.forbidden();
        }
        AppName name = id.map(AppName::new).orElseGet(RandomAppName::next);
        engine.refusal(name).ifPresent(why -> {
            throw Problem.field("id", why);
        });
        Account owner = em.find(Account.class, caller.accountId());
        App app = new App(name.value(), owner, structure, now());
        insert(app);
        settings.add(new AppSettings(app, owner, now()));
        releases.createInitial(app, owner);
        routed.fire(new AppRouted(name));
        return AppView.of(app);
    }

    private void insert(App app) {
        if (apps.byId(app.getId()).isPresent()) {
            throw taken();
        }
        try {
            apps.add(app);
        } catch (PersistenceException anotherWasFaster) {
            throw taken();
        }
    }

    private static Problem taken() {
        return Problem.field("id", "Application with this id already exists.");
    }

    /**
     * Gives the app, and what its owner has made of it, to another account; an absent name changes nothing (api.md §4).
     *
     * @throws Problem 403 without a body for those who may change the app but do not own it
     */
    public void transfer(Caller caller, String id, Optional<String> username) {
        App app = access.require(caller, id, Permission.CHANGE);
        Account owner = app.getOwner();
        boolean owns = caller.superuser() || owner.getId() == caller.accountId();
        if (!owns || !caller.scope().allows(id, Permission.DELETE)) {
            throw new Problem(403, "forbidden", new Problem.Body.Empty(), "", null);
        }
        username.ifPresent(name -> {
            Account heir = accounts.byUsername(name).orElseThrow(() -> Problem.notFound("User"));
            ownership.pass(app, owner, heir);
            app.transferTo(heir, now());
        });
    }

    /**
     * Removes the app and everything of it. What waits is cancelled, or it would be done to the next app of that name;
     * what ran is stopped right after the commit.
     */
    public void destroy(Caller caller, String id) {
        App app = apps.lock(access.require(caller, id, Permission.DELETE).getUuid())
                .orElseThrow(() -> Problem.notFound("App"));
        AppName name = new AppName(id);
        logs.platform(name, "deleting environment");
        ledger.stopAll(name, caller.username() + " destroyed the app");
        apps.remove(app);
        destroyed.fire(new AppDestroyed(name));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
