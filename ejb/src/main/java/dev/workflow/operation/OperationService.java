package dev.workflow.operation;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
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
        return ledger.page(
                new AppName(access.require(caller, app, Permission.VIEW).getId()), window);
    }

    public OperationView get(Caller caller, UUID uuid) {
        OperationView view = ledger.view(uuid);
        access.require(caller, view.app(), Permission.VIEW);
        return view;
    }

    public OperationView cancel(Caller caller, UUID uuid) {
        access.require(caller, ledger.view(uuid).app(), Permission.CHANGE);
        return ledger.cancel(uuid, caller.username());
    }
}
