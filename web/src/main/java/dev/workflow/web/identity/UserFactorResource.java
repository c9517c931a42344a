package dev.workflow.web.identity;

import dev.workflow.factor.FactorRemoval;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.CallerPrincipal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** For administrators: helps who has lost their second factor. Not part of the pinned contract. */
@Path("users/{username}/factor")
@Dependent
public class UserFactorResource {

    private final FactorRemoval removal;
    private final Caller caller;

    @Inject
    public UserFactorResource(FactorRemoval removal, Caller caller) {
        this.removal = removal;
        this.caller = caller;
    }

    @DELETE
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public void reset(@PathParam("username") String username) {
        removal.reset(caller, username);
    }
}
