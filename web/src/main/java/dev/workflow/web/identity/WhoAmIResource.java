package dev.workflow.web.identity;

import dev.workflow.identity.AccountView;
import dev.workflow.identity.Accounts;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.web.NeedsScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The caller's own account. */
@Path("auth/whoami")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

    private final Accounts accounts;
    private final Caller caller;

    @Inject
    public WhoAmIResource(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.Level.READ)
    public AccountView whoAmI() {
        return accounts.self(caller);
    }
}
