package dev.workflow.app;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.app.Reach;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The one decision about apps: may this caller do that to that app? API, WebSockets, SSH and registry all ask here. */
@Stateless
public class AppAccess {

    @Inject
    Apps apps;

    /**
     * The app, for a caller who holds the permission.
     *
     * @throws Problem 404 when there is no such app, 403 when the permission is missing
     */
    public App require(Caller caller, String id, Permission permission) {
        Reach reach = apps.reach(caller, id, permission).orElseThrow(() -> Problem.notFound("App"));
        if (!reach.granted()) {
            throw Problem.forbidden();
        }
        return reach.app();
    }

    /** As {@link #require}, for what only the owner or a superuser may do. */
    public App requireOwner(Caller caller, String id) {
        Reach reach = apps.reach(caller, id, Permission.VIEW).orElseThrow(() -> Problem.notFound("App"));
        if (!caller.superuser() && reach.app().getOwner().getId() != caller.accountId()) {
            throw Problem.forbidden();
        }
        return reach.app();
    }

    /** Whether the caller holds the permission; false, too, when there is no such app. */
    public boolean allows(Caller caller, AppName app, Permission permission) {
        return apps.reach(caller, app.value(), permission).map(Reach::granted).orElse(false);
    }
}
