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

    /** Of the operation's payload. */
    static final String REASONS = "reasons";

    private static final int MOST_REASONS = 20;

    @Inject
    Ledger ledger;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void request(List<AppRef> apps) {
        apps.forEach(app -> ledger.openAlone(app, Kind.RESTORE, "workflow", Map.of(), null));
    }

    /**
     * Has an app repaired, unless something is being done with it anyway.
     *
     * @param reasons what differs from what is wanted, a sentence each
     * @return whether it was asked for
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean repair(AppRef app, List<String> reasons) {
        List<String> most = reasons.subList(0, Math.min(MOST_REASONS, reasons.size()));
        return ledger.openAlone(app, Kind.RESTORE, "workflow", Map.of(REASONS, most), null)
                .isPresent();
    }
}
