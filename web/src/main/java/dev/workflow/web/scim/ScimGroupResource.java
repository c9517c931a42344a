package dev.workflow.web.scim;

import dev.workflow.scim.ScimGroupView;
import dev.workflow.scim.ScimGroups;
import dev.workflow.scim.ScimObject;
import dev.workflow.web.ForService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.JsonText;
import dev.workflow.web.ServicePrincipal;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Groups of a directory that keeps accounts here as it has them. */
@Path("scim/v2/Groups")
@Dependent
@Scim
@ForService(value = ServicePrincipal.SCIM, orSuperuser = true)
@Produces({Scim.JSON, MediaType.APPLICATION_JSON})
public class ScimGroupResource {

    private final ScimGroups groups;
    private final ScimJson json;

    @Inject
    public ScimGroupResource(ScimGroups groups, ScimJson json) {
        this.groups = groups;
        this.json = json;
    }

    @GET
    public JsonText list(@BeanParam ScimQuery query) {
        return json.list(
                groups.list(query.filter(), query.page(), query.wants("members")),
                query.page(),
                group -> query.of(json.group(group)));
    }

    @POST
    public Response create(JsonBody body) {
        ScimGroupView made = groups.create(new ScimObject(body.fields()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, json.location("Groups/" + made.id()))
                .entity(ScimJson.text(json.group(made)))
                .build();
    }

    @GET
    @Path("{group}")
    public JsonText get(@PathParam("group") String id, @BeanParam ScimQuery query) {
        return ScimJson.text(query.of(json.group(groups.get(id))));
    }

    @PUT
    @Path("{group}")
    public JsonText replace(@PathParam("group") String id, JsonBody body) {
        return ScimJson.text(json.group(groups.replace(id, new ScimObject(body.fields()))));
    }

    @PATCH
    @Path("{group}")
    public JsonText patch(@PathParam("group") String id, JsonBody body) {
        return ScimJson.text(json.group(groups.patch(id, new ScimObject(body.fields()))));
    }

    @DELETE
    @Path("{group}")
    public void delete(@PathParam("group") String id) {
        groups.delete(id);
    }
}
