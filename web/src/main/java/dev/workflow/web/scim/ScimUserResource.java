package dev.workflow.web.scim;

import dev.workflow.scim.ScimObject;
import dev.workflow.scim.ScimUserView;
import dev.workflow.scim.ScimUsers;
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

/** Users of a directory that keeps accounts here as it has them. */
@Path("scim/v2/Users")
@Dependent
@Scim
@ForService(value = ServicePrincipal.SCIM, orSuperuser = true)
@Produces({Scim.JSON, MediaType.APPLICATION_JSON})
public class ScimUserResource {

    private final ScimUsers users;
    private final ScimJson json;

    @Inject
    public ScimUserResource(ScimUsers users, ScimJson json) {
        this.users = users;
        this.json = json;
    }

    @GET
    public JsonText list(@BeanParam ScimQuery query) {
        return json.list(users.list(query.filter(), query.page()), query.page(), user -> query.of(json.user(user)));
    }

    @POST
    public Response create(JsonBody body) {
        ScimUserView made = users.create(new ScimObject(body.fields()));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, json.location("Users/" + made.id()))
                .entity(ScimJson.text(json.user(made)))
                .build();
    }

    @GET
    @Path("{user}")
    public JsonText get(@PathParam("user") String id, @BeanParam ScimQuery query) {
        return ScimJson.text(query.of(json.user(users.get(id))));
    }

    @PUT
    @Path("{user}")
    public JsonText replace(@PathParam("user") String id, JsonBody body) {
        return ScimJson.text(json.user(users.replace(id, new ScimObject(body.fields()))));
    }

    @PATCH
    @Path("{user}")
    public JsonText patch(@PathParam("user") String id, JsonBody body) {
        return ScimJson.text(json.user(users.patch(id, new ScimObject(body.fields()))));
    }

    @DELETE
    @Path("{user}")
    public void delete(@PathParam("user") String id) {
        users.delete(id);
    }
}
