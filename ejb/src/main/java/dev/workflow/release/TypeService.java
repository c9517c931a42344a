package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.config.ConfigVault;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Shows what the process types of an app consist of, as the engine was last told. */
@Stateless
public class TypeService {

    @Inject
    AppAccess access;

    @Inject
    Engine engine;

    @Inject
    Releases releases;

    @Inject
    Specs specs;

    @Inject
    ConfigVault vault;

    /** @throws Problem 400 "this procfile type not found" for a type the engine does not have */
    public TypeDescription describe(Caller caller, String id, String type) {
        App app = access.require(caller, id, Permission.VIEW);
        return engine.groups(new AppName(id)).stream()
                .filter(group -> group.type().value().equals(type))
                .findFirst()
                .flatMap(group -> description(app, group))
                .orElseThrow(() -> Problem.badRequest("no-process-type", "this procfile type not found"));
    }

    private Optional<TypeDescription> description(App app, ProcessGroup group) {
        Optional<Release> release = releases.byVersion(app, group.release());
        Optional<Build> build = release.flatMap(Release::getBuild);
        return build.map(built -> {
            Map<String, Integer> alone = Map.of(group.type().value(), group.wanted());
            AppSpec spec = specs.of(app, release.get(), built, alone);
            return TypeDescription.of(
                    spec.processes().get(0), vault.open(release.get().getConfig()));
        });
    }
}
