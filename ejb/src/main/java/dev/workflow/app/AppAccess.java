package dev.workflow.app;

import dev.workflow.blocklist.OwnerStatus;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.Reach;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The one decision about apps: may this caller do that to that app? API, WebSockets, SSH and registry all ask here. */
@Stateless
public class AppAccess {

    private static final int FORBIDDEN = 403;

    @Inject
    Apps apps;

    @Inject
    OwnerStatus owners;

    /**
     * The app, for a caller who holds the permission.
     *
     * @throws Problem 404 when there is no such app, 403 when the permission is missing or the app is blocked
     */
    public App require(Caller caller, String id, Permission permission) {
        Reach reach = apps.reach(caller, id, permission).orElseThrow(() -> Problem.notFound("App"));
        if (!reach.granted()) {
            throw Problem.forbidden();
        }
        return unblocked(reach);
    }

    /** Blocked is blocked for everybody, superusers too (api.md §2.3). */
    private App unblocked(Reach reach) {
        blocked(reach).ifPresent(remark -> {
            throw Problem.of(FORBIDDEN, "blocked", remark);
        });
        return reach.app();
    }

    private Optional<String> blocked(Reach reach) {
        return reach.blocked().or(() -> owners.refusal(reach.app().getOwner().getId()));
    }

    /** As {@link #require}, for what only the owner or a superuser may do. */
    public App requireOwner(Caller caller, String id) {
        Reach reach = apps.reach(caller, id, Permission.VIEW).orElseThrow(() -> Problem.notFound("App"));
        boolean owner = caller.superuser() || reach.app().getOwner().getId() == caller.accountId();
        if (!owner || !caller.scope().allows(id, Permission.DELETE)) {
            throw Problem.forbidden();
        }
        return unblocked(reach);
    }

    /** Whether this very app is still there, and not a later one of its name. */
    public boolean exists(AppRef app) {
        return apps.byId(app.name().value()).map(AppRef::of).filter(app::equals).isPresent();
    }

    /** Whether the caller holds the permission; false, too, when there is no such app or it is blocked. */
    public boolean allows(Caller caller, AppName app, Permission permission) {
        return apps.reach(caller, app.value(), permission)
                .map(reach -> reach.granted() && blocked(reach).isEmpty())
                .orElse(false);
    }
}
