package dev.workflow.web.client;

import dev.workflow.passport.ClientRegistry;
import dev.workflow.passport.ClientView;
import dev.workflow.passport.IssuedSecret;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The programs that may ask for tokens, for superusers. */
@Path("oauth/clients")
@Dependent
@RolesAllowed(CallerPrincipal.SUPERUSER)
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {

    private static final int LONGEST_ID = 100;

    private final ClientRegistry clients;
    private final Caller caller;

    @Inject
    public ClientsResource(ClientRegistry clients, Caller caller) {
        this.clients = clients;
        this.caller = caller;
    }

    @GET
    public Page<ClientView> list(@BeanParam Paging paging) {
        return paging.page(clients.list(caller, paging.window()));
    }

    @POST
    public Response create(JsonBody body) {
        boolean confidential = body.flag("confidential").orElse(true);
        IssuedSecret issued = clients.create(
                caller, body.optionalString("client_id", LONGEST_ID), confidential, ClientForm.read(body));
        return shownOnce(Response.Status.CREATED, issued);
    }

    @GET
    @Path("{client}")
    public ClientView get(@PathParam("client") String client) {
        return clients.get(caller, client);
    }

    @PATCH
    @Path("{client}")
    public ClientView change(@PathParam("client") String client, JsonBody body) {
        return clients.change(caller, client, ClientForm.read(body));
    }

    @POST
    @Path("{client}/secret")
    public Response rotateSecret(@PathParam("client") String client) {
        return shownOnce(Response.Status.OK, clients.rotateSecret(caller, client));
    }

    @DELETE
    @Path("{client}")
    public void delete(@PathParam("client") String client) {
        clients.delete(caller, client);
    }

    private static Response shownOnce(Response.Status status, IssuedSecret issued) {
        return Response.status(status)
                .entity(issued)
                .header("Cache-Control", "no-store")
                .build();
    }
}
