package dev.workflow.build;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.build.Builds;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.release.ReleaseService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** Builds a caller may see, and new ones from images that exist already. */
@Stateless
public class BuildService {

    @Inject
    AppAccess access;

    @Inject
    Builds builds;

    @Inject
    ReleaseService releases;

    public Slice<BuildView> list(Caller caller, String app, Window window) {
        return builds.page(access.require(caller, app, Permission.VIEW), window).map(BuildView::of);
    }

    public BuildView get(Caller caller, String app, UUID uuid) {
        return builds.byUuid(access.require(caller, app, Permission.VIEW), uuid)
                .map(BuildView::of)
                .orElseThrow(() -> Problem.notFound("Build"));
    }

    /** Releases an image that is in a registry already. */
    public BuildView create(Caller caller, String app, NewBuild build) {
        return publish(caller, app, build).build();
    }

    /** As {@link #create}; tells the number of the release, too. */
    public ReleaseService.Published publish(Caller caller, String app, NewBuild build) {
        return releases.publish(caller, access.require(caller, app, Permission.CHANGE), build);
    }
}
