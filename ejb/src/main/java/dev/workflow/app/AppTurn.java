package dev.workflow.app;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * Lets those who change how an app is reached do it one after the other, so that no change is lost, and tells of it when
 * it is done.
 */
@ApplicationScoped
public class AppTurn {

    @Inject
    AppAccess access;

    @Inject
    Apps apps;

    @Inject
    Event<AppRouted> routed;

    /**
     * As {@link AppAccess#require}; the app stays locked until the transaction ends. When that ends well,
     * {@link AppRouted} has been fired.
     *
     * @throws Problem 404 when there is no such app, 403 when the permission is missing
     */
    public App take(Caller caller, String id, Permission permission) {
        App app = access.require(caller, id, permission);
        App locked = apps.lock(app.getUuid()).orElseThrow(() -> Problem.notFound("App"));
        routed.fire(new AppRouted(new AppName(locked.getId())));
        return locked;
    }
}
