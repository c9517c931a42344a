package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.engine.AppSpec;
import dev.workflow.gateway.DefaultIngress;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import dev.workflow.process.LimitPlan;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The transactions before and after the engine's work: reading what is wanted, storing how it ended. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Rollouts {

    /** Of a type that no younger release deployed, the newest one is taken. */
    private static final int FAR_BACK = 20;

    @Inject
    Apps apps;

    @Inject
    Releases releases;

    @Inject
    SettingsOfApps settings;

    @Inject
    Specs specs;

    @Inject
    JobSpecs jobs;

    @Inject
    DefaultIngress ingress;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** @throws Problem 404 when app or release are gone */
    public Plan plan(OperationView operation) {
        App app = app(operation.app());
        int version = operation.number(Deployments.RELEASE);
        Release release = release(app, version);
        Optional<AppSpec> fallback = releases.newestSucceededBefore(app, version)
                .flatMap(old -> old.getBuild().map(build -> specs.of(app, old, build, app.getStructure())));
        boolean autorollback = settings.newest(app).isAutorollback();
        if (release.getBuild().isEmpty()) {
            return new Plan(
                    app.getUuid(), Optional.empty(), List.of(), Set.of(), app.getStructure(), fallback, autorollback);
        }
        Build build = release.getBuild().get();
        Set<String> built = new ImageOf(build).types();
        Map<String, Integer> structure =
                Structure.adapt(app.getStructure(), Deployments.names(operation, Deployments.GONE), built);
        Set<String> types = Deployments.names(operation, Deployments.TYPES);
        Set<String> scope = types.isEmpty() ? structure.keySet() : types;
        Set<String> deployed = types.isEmpty() && !built.isEmpty() ? built : scope;
        return new Plan(
                app.getUuid(),
                Optional.of(specs.of(app, release, build, structure)),
                jobs.of(app, release, build, deployed),
                scope.stream().map(ProcessType::new).collect(Collectors.toSet()),
                structure,
                fallback,
                autorollback);
    }

    /** What should run right now: the newest release that was deployed well. Empty when there is none. */
    public Optional<AppSpec> running(AppRef ref) {
        App app = app(ref);
        return releases.newestSucceededBefore(app, Integer.MAX_VALUE)
                .flatMap(release -> release.getBuild().map(build -> specs.of(app, release, build, app.getStructure())));
    }

    /**
     * What should run right now, by the releases that it was deployed with: a deploy of some types leaves the others at
     * theirs. Empty when nothing was ever deployed.
     */
    public List<Standing> standing(AppRef ref) {
        App app = app(ref);
        Set<String> left = new TreeSet<>(app.getStructure().keySet());
        List<Standing> standing = new ArrayList<>();
        Optional<Release> newest = releases.newestSucceededBefore(app, Integer.MAX_VALUE);
        Optional<Release> release = newest;
        for (int looked = 0; release.isPresent() && !left.isEmpty() && looked < FAR_BACK; looked++) {
            Set<String> deployed = new TreeSet<>(release.get().deployedTypes());
            deployed.retainAll(left);
            left.removeAll(deployed);
            release.get()
                    .getBuild()
                    .filter(build -> !deployed.isEmpty())
                    .map(of(app, release.get(), deployed))
                    .ifPresent(standing::add);
            release = releases.newestSucceededBefore(app, release.get().getVersion());
        }
        newest.filter(one -> !left.isEmpty())
                .flatMap(one -> one.getBuild().map(of(app, one, left)))
                .ifPresent(standing::add);
        return standing;
    }

    private Function<Build, Standing> of(App app, Release release, Set<String> types) {
        return build -> new Standing(
                specs.of(app, release, build, app.getStructure()),
                types.stream().map(ProcessType::new).collect(Collectors.toSet()));
    }

    /** As {@link #running} with other replica counts. */
    public Optional<AppSpec> scaled(AppRef ref, Map<String, Integer> structure) {
        App app = app(ref);
        return releases.newestSucceededBefore(app, Integer.MAX_VALUE)
                .flatMap(release -> release.getBuild().map(build -> specs.of(app, release, build, structure)));
    }

    public Map<String, Integer> structure(AppRef ref) {
        return app(ref).getStructure();
    }

    /** @throws Problem 404 when the app was destroyed meanwhile */
    public void succeeded(UUID operation, String owner, int version, Plan plan) {
        App app = lock(plan.app());
        plan.webPort().ifPresent(port -> ingress.deployed(app, new PortNumber(port)));
        restructure(app, plan.structure());
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

    /** Whether there is an app of that name. */
    public boolean known(AppName name) {
        return apps.byId(name.value()).isPresent();
    }

    /** The workers of a deploy were lost for good: the release says so. */
    public void abandoned(AppRef ref, int version, String why) {
        apps.find(ref.uuid()).flatMap(app -> releases.byVersion(app, version)).ifPresent(release -> {
            if (Release.CREATED.equals(release.getState())) {
                release.crashed(why, condition(Release.CRASHED, Set.of(), why), now());
            }
        });
    }

    public void rescaled(UUID operation, String owner, AppRef ref, Map<String, Integer> structure) {
        restructure(lock(ref.uuid()), structure);
        ledger.end(operation, owner, Outcome.SUCCEEDED, null);
    }

    /** With the limits that its types then need (model.md §5). */
    private void restructure(App app, Map<String, Integer> structure) {
        app.setStructure(structure, now());
        releases.newestNotFailed(app).ifPresent(current -> current.getConfig()
                .fillLimits(structure.keySet(), LimitPlan.DEFAULT.id(), now()));
    }

    /** Apps that may have something to run and whose names come after the given one, in order. */
    public List<AppRef> appsAfter(String id, int limit) {
        return apps.builtAfter(id, limit).stream().map(AppRef::of).toList();
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

    private App app(AppRef app) {
        return apps.find(app.uuid()).orElseThrow(() -> Problem.notFound("App"));
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
