package dev.workflow.settings;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.app.AppRouted;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.AppSettings;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and changes settings. What a request does not name stays as it is (upstream resets it). */
@Stateless
public class SettingsService {

    /** The parts of a request; absent ones are empty. */
    public record Change(
            Optional<Boolean> routable,
            Optional<Boolean> autodeploy,
            Optional<Boolean> autorollback,
            Map<String, ?> autoscale,
            Map<String, ?> label) {}

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    SettingsOfApps settings;

    @Inject
    AppLogs logs;

    @Inject
    Event<AppRouted> routed;

    @Inject
    Event<AutoscaleChanged> autoscaled;

    @Inject
    Clock clock;

    public SettingsView get(Caller caller, String app) {
        return SettingsView.of(settings.newest(access.require(caller, app, Permission.VIEW)));
    }

    public SettingsView change(Caller caller, String id, Change change) {
        App app = access.require(caller, id, Permission.CHANGE);
        AppSettings old = settings.newest(app);
        AppSettings fresh = new AppSettings(
                app.getUuid(),
                em.find(Account.class, caller.accountId()),
                change.routable().orElse(old.isRoutable()),
                change.autodeploy().orElse(old.isAutodeploy()),
                change.autorollback().orElse(old.isAutorollback()),
                new AutoscaleRules(old.getAutoscale()).with(change.autoscale()),
                new Labels(old.getLabel()).with(change.label()),
                OffsetDateTime.now(clock));
        if (same(old, fresh)) {
            throw Problem.conflict("nothing-changed", caller.username() + " changed nothing");
        }
        settings.add(fresh);
        logs.platform(
                new AppName(id),
                "appsettings " + id + "-" + fresh.getUuid().toString().substring(0, 7) + " updated");
        routed.fire(new AppRouted(new AppName(id)));
        if (!old.getAutoscale().equals(fresh.getAutoscale())) {
            autoscaled.fire(new AutoscaleChanged(
                    AppRef.of(app), Set.copyOf(change.autoscale().keySet()), caller.username()));
        }
        return SettingsView.of(fresh);
    }

    private static boolean same(AppSettings old, AppSettings fresh) {
        return old.isRoutable() == fresh.isRoutable()
                && old.isAutodeploy() == fresh.isAutodeploy()
                && old.isAutorollback() == fresh.isAutorollback()
                && old.getAutoscale().equals(fresh.getAutoscale())
                && old.getLabel().equals(fresh.getLabel());
    }
}
