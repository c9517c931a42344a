package dev.workflow.release;

import dev.workflow.endpoint.PortNumber;
import dev.workflow.engine.AppSpec;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The transactions before and after the engine's work: reading what is wanted, storing how it ended. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Rollouts {

    @Inject
    Apps apps;

    @Inject
    Releases releases;

    @Inject
    SettingsOfApps settings;

    @Inject
    Specs specs;

    @Inject
    DefaultIngress ingress;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** @throws Problem 404 when app or release are gone */
    public Plan plan(String id, int version, Set<String> types) {
        App app = app(id);
        Release release = release(app, version);
        Optional<AppSpec> fallback = releases.newestSucceededBefore(app, version)
                .flatMap(old -> old.getBuild().map(build -> specs.of(app, old, build, app.getStructure())));
        boolean autorollback = settings.newest(app).isAutorollback();
        if (release.getBuild().isEmpty()) {
            return new Plan(app.getUuid(), Optional.empty(), Set.of(), app.getStructure(), fallback, autorollback);
        }
        Map<String, Integer> structure = Structure.adapt(
                app.getStructure(), new ImageOf(release.getBuild().get()).types());
        Set<String> scope = types.isEmpty() ? structure.keySet() : types;
        return new Plan(
                app.getUuid(),
                Optional.of(specs.of(app, release, release.getBuild().get(), structure)),
                scope.stream().map(ProcessType::new).collect(Collectors.toSet()),
                structure,
                fallback,
                autorollback);
    }

    /** What should run right now: the newest release that was deployed well. Empty when there is none. */
    public Optional<AppSpec> running(String id) {
        App app = app(id);
        return releases.newestSucceededBefore(app, Integer.MAX_VALUE)
                .flatMap(release -> release.getBuild().map(build -> specs.of(app, release, build, app.getStructure())));
    }

    /** As {@link #running} with other replica counts. */
    public Optional<AppSpec> scaled(String id, Map<String, Integer> structure) {
        App app = app(id);
        return releases.newestSucceededBefore(app, Integer.MAX_VALUE)
                .flatMap(release -> release.getBuild().map(build -> specs.of(app, release, build, structure)));
    }

    public Map<String, Integer> structure(String id) {
        return app(id).getStructure();
    }

    /** @throws Problem 404 when the app was destroyed meanwhile */
    public void succeeded(UUID operation, String owner, int version, Plan plan) {
        App app = lock(plan.app());
        plan.webPort().ifPresent(port -> ingress.deployed(app, new PortNumber(port)));
        app.setStructure(plan.structure(), now());
        release(app, version).succeeded(condition(Release.SUCCEED, plan.scope(), null), now());
        ledger.end(operation, owner, Outcome.SUCCEEDED, version);
    }

    /** @throws Problem 404 when the app was destroyed meanwhile */
    public void crashed(UUID operation, String owner, int version, Plan plan, Outcome outcome) {
        App app = lock(plan.app());
        release(app, version)
                .crashed(outcome.cause(), condition(Release.CRASHED, plan.scope(), outcome.cause()), now());
        ledger.end(operation, owner, outcome, version);
    }

    /** Whether that very app is still there. */
    public boolean exists(UUID app) {
        return apps.lock(app).isPresent();
    }

    /** The workers of a deploy were lost for good: the release says so. */
    public void abandoned(String id, int version, String why) {
        apps.byId(id).flatMap(app -> releases.byVersion(app, version)).ifPresent(release -> {
            if (Release.CREATED.equals(release.getState())) {
                release.crashed(why, condition(Release.CRASHED, Set.of(), why), now());
            }
        });
    }

    public void rescaled(UUID operation, String owner, String id, Map<String, Integer> structure) {
        lock(app(id).getUuid()).setStructure(structure, now());
        ledger.end(operation, owner, Outcome.SUCCEEDED, null);
    }

    /** Names of apps after the given one that have something to run. */
    public List<String> appsAfter(String id, int limit) {
        return apps.idsAfter(id, limit);
    }

    private Map<String, Object> condition(String state, Set<ProcessType> scope, String exception) {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("state", state);
        condition.put("action", "pipeline");
        condition.put(
                "ptypes", new TreeSet<>(scope).stream().map(ProcessType::value).toList());
        if (exception != null) {
            condition.put("exception", exception);
        }
        condition.put(
                "created", now().toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
        return condition;
    }

    private App app(String id) {
        return apps.byId(id).orElseThrow(() -> Problem.notFound("App"));
    }

    private App lock(UUID app) {
        return apps.lock(app).orElseThrow(() -> Problem.notFound("App"));
    }

    private Release release(App app, int version) {
        return releases.byVersion(app, version).orElseThrow(() -> Problem.notFound("Release"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
