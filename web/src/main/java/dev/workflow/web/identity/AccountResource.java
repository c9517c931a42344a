package dev.workflow.web.identity;

import dev.workflow.identity.AccountView;
import dev.workflow.identity.Accounts;
import dev.workflow.identity.CreatedUser;
import dev.workflow.identity.NewUser;
import dev.workflow.identity.UserChange;
import dev.workflow.identity.UserRows;
import dev.workflow.identity.Users;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.PublicOrigin;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Accounts, for administrators. */
@Path("users")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    private final Accounts accounts;
    private final Users users;
    private final UserRows rows;
    private final PlatformUrl url;
    private final Caller caller;

    @Inject
    public AccountResource(Accounts accounts, Users users, UserRows rows, PlatformUrl url, Caller caller) {
        this.accounts = accounts;
        this.users = users;
        this.rows = rows;
        this.url = url;
        this.caller = caller;
    }

    @GET
    public Page<AccountView> list(@BeanParam Paging paging) {
        return paging.page(accounts.list(caller, paging.window()));
    }

    /** Shows once how to choose a password, when there is none and it cannot be mailed. */
    @POST
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public Response make(JsonBody body, @Context HttpServletRequest request) {
        NewUser wanted = UserBody.added(body);
        note(request, wanted.username().value(), Optional.of(wanted.staff()), Optional.of(wanted.superuser()));
        CreatedUser made = users.make(caller, wanted, url.known().map(PublicOrigin::toString));
        CacheControl control = new CacheControl();
        control.setNoStore(true);
        return Response.status(Response.Status.CREATED)
                .entity(CreatedUserWire.of(made, url.origin()))
                .cacheControl(control)
                .build();
    }

    @PATCH
    @Path("{username}")
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public AccountView change(
            @PathParam("username") String username, JsonBody body, @Context HttpServletRequest request) {
        UserChange change = UserBody.changed(body);
        note(request, username, change.staff(), change.superuser());
        return rows.change(caller, username, change);
    }

    /** Roles are what matters afterwards. */
    private static void note(
            HttpServletRequest request, String username, Optional<Boolean> staff, Optional<Boolean> superuser) {
        String roles = staff.map(is -> " is_staff=" + is).orElse("")
                + superuser.map(is -> " is_superuser=" + is).orElse("");
        AuditNote.of(request).ifPresent(note -> note.target(username + roles));
    }

    /** Ends all that the user has been given: sessions, tokens, grants of clients. */
    @POST
    @Path("{username}/revoke")
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public void revoke(@PathParam("username") String username) {
        rows.revoke(caller, username);
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
