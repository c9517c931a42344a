package dev.workflow.web.identity;

import dev.workflow.identity.AccountView;
import dev.workflow.identity.Accounts;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Accounts, for administrators. */
@Path("users")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final Accounts accounts;
    private final Caller caller;

    @Inject
    public AccountResource(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public Page<AccountView> list(@BeanParam Paging paging) {
        return paging.page(accounts.list(caller, paging.window()));
    }

    @PATCH
    @Path("{username}/enable")
    public void enable(@PathParam("username") String username) {
        accounts.setActive(caller, username, true);
    }

    @PATCH
    @Path("{username}/disable")
    public void disable(@PathParam("username") String username) {
        accounts.setActive(caller, username, false);
    }
}
