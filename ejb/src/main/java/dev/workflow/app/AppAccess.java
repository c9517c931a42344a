package dev.workflow.app;

import dev.workflow.blocklist.OwnerStatus;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Ground;
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
        return granted(judge(caller, id, permission).orElseThrow(() -> Problem.notFound("App")));
    }

    /** As {@link #require}, for what only the owner or a superuser may do. */
    public App requireOwner(Caller caller, String id) {
        return granted(judgeOwner(caller, id).orElseThrow(() -> Problem.notFound("App")));
    }

    /** Blocked is blocked for everybody, superusers too (api.md §2.3). */
    private static App granted(Judgement judgement) {
        judgement.remark().ifPresent(remark -> {
            throw Problem.of(FORBIDDEN, "blocked", remark);
        });
        if (!judgement.allowed()) {
            throw Problem.forbidden().withReason(judgement.ground().code());
        }
        return judgement.app();
    }

    /** Whether this very app is still there, and not a later one of its name. */
    public boolean exists(AppRef app) {
        return apps.byId(app.name().value()).map(AppRef::of).filter(app::equals).isPresent();
    }

    /** Whether the caller holds the permission; false, too, when there is no such app or it is blocked. */
    public boolean allows(Caller caller, AppName app, Permission permission) {
        return judge(caller, app.value(), permission).map(Judgement::allowed).orElse(false);
    }

    /** The decision and why it is so; empty when there is no such app. Nobody is told it who may not see the app. */
    public Optional<Judgement> judge(Caller caller, String id, Permission permission) {
        return apps.reach(caller, id, permission).map(this::judgement);
    }

    /** As {@link #judge}, for what only the owner or a superuser may do. */
    public Optional<Judgement> judgeOwner(Caller caller, String id) {
        return apps.reachAsOwner(caller, id).map(this::judgement);
    }

    /** Whether an app is blocked is asked for those only who could reach it otherwise. */
    private Judgement judgement(Reach reach) {
        Optional<String> remark = reach.granted()
                ? reach.blocked().or(() -> owners.refusal(reach.app().getOwner().getId()))
                : Optional.empty();
        return new Judgement(reach.app(), remark.isPresent() ? Ground.BLOCKED : reach.ground(), reach.groups(), remark);
    }
}
