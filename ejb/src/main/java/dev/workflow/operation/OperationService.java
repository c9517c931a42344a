package dev.workflow.operation;

import dev.workflow.app.AppAccess;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** The ledger for callers: they see and cancel the operations of apps they may view and change. */
@Stateless
public class OperationService {

    @Inject
    AppAccess access;

    @Inject
    Ledger ledger;

    public Slice<OperationView> list(Caller caller, String app, Window window) {
        return ledger.page(access.require(caller, app, Permission.VIEW).getUuid(), window);
    }

    public OperationView get(Caller caller, UUID uuid) {
        OperationView view = ledger.view(uuid);
        require(caller, view, Permission.VIEW);
        return view;
    }

    public OperationView cancel(Caller caller, UUID uuid) {
        require(caller, ledger.view(uuid), Permission.CHANGE);
        return ledger.cancel(uuid, caller.username());
    }

    /** What a destroyed app did is nothing to whoever has its name now. */
    private void require(Caller caller, OperationView operation, Permission permission) {
        App app = access.require(caller, operation.app().name().value(), permission);
        if (!app.getUuid().equals(operation.app().uuid())) {
            throw Problem.notFound("Operation");
        }
    }
}
