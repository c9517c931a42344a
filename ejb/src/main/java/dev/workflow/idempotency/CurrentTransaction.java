package dev.workflow.idempotency;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** The transaction of whoever asks. */
@Stateless
public class CurrentTransaction {

    @Resource
    SessionContext context;

    /** True when somebody in it has decided that it will be rolled back. */
    public boolean lost() {
        return context.getRollbackOnly();
    }
}
