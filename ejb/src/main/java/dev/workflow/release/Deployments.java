package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
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

    @Inject
    Ledger ledger;

    @Inject
    Releases releases;

    /** @param types the process types to roll out; empty for all */
    public UUID request(App app, Release release, Set<String> types, String actor) {
        AppRef ref = AppRef.of(app);
        if (types.isEmpty()) {
            ledger.supersede(ref.name(), Kind.DEPLOY, "superseded by v" + release.getVersion());
        }
        Integer before = releases.newestSucceededBefore(app, release.getVersion())
                .map(Release::getVersion)
                .orElse(null);
        Map<String, Object> payload = Map.of(RELEASE, release.getVersion(), TYPES, List.copyOf(new ArrayList<>(types)));
        return ledger.open(ref, Kind.DEPLOY, actor, payload, before, release.getVersion());
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
