package dev.workflow.web.group;

import dev.workflow.group.GroupDetail;
import dev.workflow.group.GroupName;
import dev.workflow.group.GroupView;
import dev.workflow.group.Groups;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Groups of accounts, for administrators. A group is named by its name or its uuid. */
@Path("groups")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class GroupResource {

    private static final int LONGEST_USERNAME = 150;

    private final Groups groups;
    private final Caller caller;

    @Inject
    public GroupResource(Groups groups, Caller caller) {
        this.groups = groups;
        this.caller = caller;
    }

    @GET
    public Page<GroupView> list(@BeanParam Paging paging) {
        return paging.page(groups.list(caller, paging.window()));
    }

    @POST
    public Response create(JsonBody body) {
        GroupDetail made = groups.create(
                caller, body.optionalString("name", GroupName.LONGEST).orElse(""));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Path("{group}")
    public GroupDetail get(@PathParam("group") String group) {
        return groups.get(caller, group);
    }

    @DELETE
    @Path("{group}")
    public void delete(@PathParam("group") String group) {
        groups.delete(caller, group);
    }

    @POST
    @Path("{group}/members")
    public Response addMember(@PathParam("group") String group, JsonBody body) {
        groups.addMember(
                caller, group, body.optionalString("username", LONGEST_USERNAME).orElse(""));
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("{group}/members/{username}")
    public void removeMember(@PathParam("group") String group, @PathParam("username") String username) {
        groups.removeMember(caller, group, username);
    }
}
