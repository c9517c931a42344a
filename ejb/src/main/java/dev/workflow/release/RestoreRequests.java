package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Opens the restore operations of a batch of apps in one transaction. */
@Stateless
public class RestoreRequests {

    @Inject
    Ledger ledger;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void request(List<AppRef> apps) {
        apps.forEach(app -> ledger.openAlone(app, Kind.RESTORE, "workflow", Map.of(), null));
    }
}
