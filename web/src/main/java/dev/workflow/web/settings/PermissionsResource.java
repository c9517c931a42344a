package dev.workflow.web.settings;

import dev.workflow.app.Collaborators;
import dev.workflow.app.Collaborators.Share;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Results;
import dev.workflow.web.audit.AuditNote;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who else may work on an app. */
@Path("apps/{id}/perms")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class PermissionsResource {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_LIST = 64;

    private final Collaborators collaborators;
    private final Caller caller;

    @Inject
    public PermissionsResource(Collaborators collaborators, Caller caller) {
        this.collaborators = collaborators;
        this.caller = caller;
    }

    @GET
    public Results<Share> list(@PathParam("id") String app) {
        return Results.of(collaborators.list(caller, app));
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body, @Context HttpServletRequest request) {
        String user = body.string("username", LONGEST_NAME);
        note(request, user, names(body));
        collaborators.add(caller, app, user, names(body));
        return Response.status(Response.Status.CREATED).build();
    }

    @PUT
    @Path("{username}")
    public void replace(
            @PathParam("id") String app,
            @PathParam("username") String username,
            JsonBody body,
            @Context HttpServletRequest request) {
        note(request, username, names(body));
        collaborators.replace(caller, app, username, names(body));
    }

    @DELETE
    @Path("{username}")
    public void remove(@PathParam("id") String app, @PathParam("username") String username) {
        collaborators.remove(caller, app, username);
    }

    /** Who is given what: the path does not say it. */
    private static void note(HttpServletRequest request, String user, String names) {
        AuditNote.of(request).ifPresent(note -> note.target(user + " " + names));
    }

    /** Absent names are refused like unknown ones. */
    private static String names(JsonBody body) {
        return body.optionalString("permissions", LONGEST_LIST).orElse("");
    }
}
