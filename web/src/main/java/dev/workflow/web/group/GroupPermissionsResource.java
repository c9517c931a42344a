package dev.workflow.web.group;

import dev.workflow.group.GroupShares;
import dev.workflow.group.GroupShares.Share;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which groups may work on an app. A group is named by its name or its uuid. */
@Path("apps/{id}/perms/groups")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class GroupPermissionsResource {

    private static final int LONGEST_LIST = 64;

    private final GroupShares shares;
    private final Caller caller;

    @Inject
    public GroupPermissionsResource(GroupShares shares, Caller caller) {
        this.shares = shares;
        this.caller = caller;
    }

    @GET
    public Results<Share> list(@PathParam("id") String app) {
        return Results.of(shares.list(caller, app));
    }

    @PUT
    @Path("{group}")
    public void replace(@PathParam("id") String app, @PathParam("group") String group, JsonBody body) {
        shares.replace(
                caller,
                app,
                group,
                body.optionalString("permissions", LONGEST_LIST).orElse(""));
    }

    @DELETE
    @Path("{group}")
    public void remove(@PathParam("id") String app, @PathParam("group") String group) {
        shares.remove(caller, app, group);
    }
}
