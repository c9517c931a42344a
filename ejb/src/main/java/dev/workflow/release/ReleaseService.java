package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.build.BuildView;
import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigDiff;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ConfigView;
import dev.workflow.log.AppLogs;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.AppSettings;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.build.Builds;
import dev.workflow.persistence.config.Config;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
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

/**
 * Makes releases: from a build, from a configuration change, from a rollback (model.md §6). The app's row is locked
 * while a release is numbered, so numbers have no gaps and no two are the same.
 */
@Stateless
public class ReleaseService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    Apps apps;

    @Inject
    Releases releases;

    @Inject
    Builds builds;

    @Inject
    SettingsOfApps settings;

    @Inject
    ConfigVault vault;

    @Inject
    Deployments deployments;

    @Inject
    ProcfileRules procfiles;

    @Inject
    ImageRights images;

    @Inject
    AppLogs logs;

    @Inject
    Event<Released> released;

    @Inject
    Clock clock;

    public Slice<ReleaseView> list(Caller caller, String app, Window window) {
        return releases.page(access.require(caller, app, Permission.VIEW), window)
                .map(ReleaseView::of);
    }

    public ReleaseView get(Caller caller, String app, int version) {
        return releases.byVersion(access.require(caller, app, Permission.VIEW), version)
                .map(ReleaseView::of)
                .orElseThrow(() -> Problem.notFound("Release"));
    }

    /** The configuration that new releases inherit. */
    public ConfigView config(Caller caller, String app) {
        return config(access.require(caller, app, Permission.VIEW));
    }

    /** As the other, of an app that the caller was let at already. */
    public ConfigView config(App app) {
        return view(app.getId(), current(app).getConfig());
    }

    /** Release v1: a configuration with the default limits and nothing to run. */
    public void createInitial(App app, Account owner) {
        Config config = vault.store(app, owner, vault.initial());
        add(app, owner, 1, owner.getUsername() + " created initial release", config, null);
    }

    /** A stored build and the number of its release. */
    public record Published(BuildView build, int version) {}

    /** Stores the build, makes its release and deploys it when autodeploy is on. */
    public Published publish(Caller caller, App unlocked, NewBuild sent) {
        images.require(caller, unlocked.getId(), sent);
        App app = lock(unlocked);
        Account owner = account(caller);
        Release latest = current(app);
        NewBuild wanted = procfiles.completed(sent, latest.getBuild());
        Build build = new Build(
                app.getUuid(),
                owner,
                wanted.image().toString(),
                wanted.stack(),
                wanted.sha(),
                wanted.procfile(),
                wanted.dryccfile(),
                wanted.dockerfile(),
                now());
        builds.add(build);
        logs.platform(new AppName(app.getId()), "build " + app.getId() + "-" + shortId(build.getUuid()) + " created");
        String what = wanted.sha().isEmpty()
                ? build.getImage()
                : wanted.sha().substring(0, Math.min(7, wanted.sha().length()));
        Release release = next(app, owner, owner.getUsername() + " deployed " + what, latest.getConfig(), build);
        if (settings.newest(app).isAutodeploy()) {
            Set<String> gone = procfiles.gone(wanted, latest.getBuild(), app.getStructure());
            if (!gone.isEmpty()) {
                logs.platform(
                        new AppName(app.getId()), "not in the new build, so scaled to 0: " + String.join(", ", gone));
            }
            deployments.request(app, release, Set.of(), gone, caller.username());
        }
        return new Published(BuildView.of(build), release.getVersion());
    }

    /** Merges the change into the current configuration and releases it. */
    public ConfigView changeConfig(Caller caller, String id, Map<String, ?> change) {
        App app = lock(access.require(caller, id, Permission.CHANGE));
        Account owner = account(caller);
        Release latest = current(app);
        ConfigDocument before = vault.open(latest.getConfig());
        ConfigDocument after = vault.merge(before, change, app);
        ConfigDiff diff = new ConfigDiff(before, after);
        AppSettings current = settings.newest(app);
        if (diff.isEmpty()) {
            throw Problem.conflict("nothing-changed", caller.username() + " changed nothing - release stopped");
        }
        Config config = vault.store(app, owner, after);
        String summary = sinceBase(app, current, latest, after).orElse(diff).summary(caller.username());
        Release release = next(app, owner, summary, config, latest.getBuild().orElse(null));
        logs.platform(new AppName(id), "config " + id + "-" + shortId(config.getUuid()) + " updated");
        if (current.isAutodeploy()) {
            deployments.request(app, release, diff.types(), caller.username());
        }
        return view(id, config);
    }

    /**
     * What is new since the release a summary compares with (model.md §6 rule 3), if anything. Deploys go on in the
     * background here, so one that was requested counts as done; without autodeploy nothing was requested.
     */
    private Optional<ConfigDiff> sinceBase(App app, AppSettings settings, Release latest, ConfigDocument after) {
        return releases.previousOf(app, Integer.MAX_VALUE, settings.isAutorollback())
                .filter(base -> !settings.isAutodeploy() || base.getVersion() > latest.getVersion())
                .map(base -> new ConfigDiff(vault.open(base.getConfig()), after))
                .filter(diff -> !diff.isEmpty());
    }

    /** A new release with the build and configuration of an older one, deployed in any case (model.md §6 rule 7). */
    public int rollback(Caller caller, String id, Optional<Integer> version, Set<String> types) {
        App app = lock(access.require(caller, id, Permission.CHANGE));
        int target = version.orElseGet(() -> current(app).getVersion() - 1);
        checkTarget(target);
        Release old = releases.byVersion(app, target)
                .orElseThrow(() -> Problem.badRequest("no-release", "Release matching query does not exist."));
        if (old.isFailed()) {
            throw Problem.badRequest("failed-release", "Cannot roll back to failed release.");
        }
        deployments.checkTypes(app, types);
        Release release = next(
                app,
                account(caller),
                caller.username() + " rolled back to v" + target,
                old.getConfig(),
                old.getBuild().orElse(null));
        if (old.getBuild().isPresent()) {
            deployments.request(app, release, types, caller.username());
        }
        return release.getVersion();
    }

    private static void checkTarget(int target) {
        if (target < 1) {
            throw Problem.badRequest("version-too-low", "version cannot be below 0");
        }
        if (target == 1) {
            throw Problem.badRequest("initial-release", "Cannot roll back to initial release.");
        }
    }

    /** Deploys the newest release, of whatever state. */
    public void deploy(Caller caller, String id, Set<String> types) {
        App app = lock(access.require(caller, id, Permission.CHANGE));
        Release newest = releases.newest(app).orElseThrow(() -> Problem.notFound("Release"));
        deployments.checkDeployable(app, newest, types);
        deployments.request(app, newest, types, caller.username());
    }

    private App lock(App app) {
        return apps.lock(app.getUuid()).orElseThrow(() -> Problem.notFound("App"));
    }

    private Release current(App app) {
        return releases.newestNotFailed(app).orElseThrow(() -> Problem.notFound("Release"));
    }

    private Release next(App app, Account owner, String summary, Config config, Build build) {
        int version = releases.newest(app).map(Release::getVersion).orElse(0) + 1;
        return add(app, owner, version, summary, config, build);
    }

    private Release add(App app, Account owner, int version, String summary, Config config, Build build) {
        Release release = new Release(app.getUuid(), owner, version, summary, config, build, now());
        releases.add(release);
        AppName name = new AppName(app.getId());
        logs.platform(name, summary);
        String sha = release.getBuild().map(Build::getSha).orElse("");
        released.fire(new Released(AppRef.of(app), version, summary, sha, owner.getUsername()));
        return release;
    }

    private Account account(Caller caller) {
        return em.find(Account.class, caller.accountId());
    }

    private ConfigView view(String app, Config config) {
        return new ConfigView(
                config.getUuid(),
                new AppName(app),
                config.getOwner().getUsername(),
                vault.open(config),
                config.getCreated().toInstant(),
                config.getUpdated().toInstant());
    }

    private static String shortId(java.util.UUID uuid) {
        return uuid.toString().substring(0, 7);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
