package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Asks for deploys. A deploy waits behind what its app is doing; one that has not begun when a newer release asks for
 * the whole app is dropped, because it would only be in the way.
 */
@ApplicationScoped
public class Deployments {

    static final String RELEASE = "release";
    static final String TYPES = "types";
    static final String GONE = "gone";

    @Inject
    Ledger ledger;

    @Inject
    Releases releases;

    @Inject
    DeployTimes times;

    /** @param types the process types to roll out; empty for all */
    public UUID request(App app, Release release, Set<String> types, String actor) {
        return request(app, release, types, Set.of(), actor);
    }

    /** @param gone process types that are to be scaled to 0 with it */
    UUID request(App app, Release release, Set<String> types, Set<String> gone, String actor) {
        AppRef ref = AppRef.of(app);
        if (types.isEmpty()) {
            ledger.supersede(ref.name(), Kind.DEPLOY, "superseded by v" + release.getVersion());
        }
        Integer before = releases.newestSucceededBefore(app, release.getVersion())
                .map(Release::getVersion)
                .orElse(null);
        Map<String, Object> payload =
                Map.of(RELEASE, release.getVersion(), TYPES, List.copyOf(types), GONE, List.copyOf(gone));
        return ledger.open(
                ref, Kind.DEPLOY, times.limit(release.getBuild()), actor, payload, before, release.getVersion());
    }

    /** @throws Problem 400 when neither the release nor the app has such a process type */
    void checkDeployable(App app, Release release, Set<String> types) {
        Set<String> named =
                release.getBuild().map(build -> new ImageOf(build).types()).orElse(Set.of());
        for (String type : types) {
            boolean known = named.contains(type) || app.getStructure().containsKey(type);
            if (!known && !type.equals(ProcessType.WEB.value())) {
                throw Problem.badRequest("unknown-ptype", "process type " + type + " is not exists");
            }
        }
    }

    /** What was asked for in an operation's payload. */
    static Set<String> names(OperationView operation, String key) {
        Set<String> names = new LinkedHashSet<>();
        if (operation.payload().get(key) instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }

    /** @throws Problem 400 when the app has no such process type */
    void checkTypes(App app, Set<String> types) {
        for (String type : types) {
            if (!type.equals(ProcessType.WEB.value()) && !app.getStructure().containsKey(type)) {
                throw Problem.badRequest("unknown-ptype", "process type " + type + " is not included in procfile");
            }
        }
    }
}
