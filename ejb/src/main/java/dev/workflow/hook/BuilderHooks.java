package dev.workflow.hook;

import dev.workflow.app.AppAccess;
import dev.workflow.build.BuildService;
import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigView;
import dev.workflow.identity.Callers;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.ReleaseService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The builder's calls that act on behalf of whoever pushed: they may do what that account may, nothing more. */
@Stateless
public class BuilderHooks {

    private static final int FORBIDDEN = 403;

    @Inject
    Callers callers;

    @Inject
    AppAccess access;

    @Inject
    BuildService builds;

    @Inject
    ReleaseService releases;

    /**
     * The configuration that a build of the app reads.
     *
     * @throws Problem 403 as a text unless the account may change the app; 404 for an unknown app or account
     */
    public ConfigView config(String username, String app) {
        return releases.config(require(username, app, Permission.CHANGE));
    }

    /** Releases what the builder has built; the number of the release. Refused as {@link #config} is. */
    public int build(String username, String app, NewBuild build) {
        require(username, app, Permission.CHANGE);
        return builds.publish(pusher(username), app, build).version();
    }

    public App require(String username, String app, Permission permission) {
        try {
            return access.require(pusher(username), app, permission);
        } catch (Problem refused) {
            throw refused.status() == FORBIDDEN ? text(refused, app) : refused;
        }
    }

    public Caller pusher(String username) {
        return callers.byUsername(username).orElseThrow(() -> Problem.notFound("User"));
    }

    private static Problem text(Problem refused, String app) {
        String text = refused.code().equals("forbidden")
                ? app + " object does not exist or does not have permission."
                : refused.getMessage();
        return new Problem(FORBIDDEN, refused.code(), new Problem.Body.Text(text), "", refused);
    }
}
