package dev.workflow.web.tls;

import dev.workflow.network.Networks;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.tls.Issuer;
import dev.workflow.tls.TlsService;
import dev.workflow.tls.TlsView;
import dev.workflow.web.JsonBody;
import dev.workflow.web.NeedsScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How HTTPS is set up for an app. */
@Path("apps/{id}/tls")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class TlsResource {

    private static final String ISSUER = "issuer";

    private final TlsService tls;
    private final Networks networks;
    private final Caller caller;

    @Inject
    public TlsResource(TlsService tls, Networks networks, Caller caller) {
        this.tls = tls;
        this.networks = networks;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.Level.DEPLOY)
    public TlsWire get(@PathParam("id") String app) {
        return wire(app, Permission.VIEW, tls.get(caller, app));
    }

    @POST
    public Response change(@PathParam("id") String app, JsonBody body) {
        TlsService.Change change = new TlsService.Change(
                body.flag("https_enforced"),
                body.flag("certs_auto_enabled"),
                body.value(ISSUER).map(sent -> Issuer.of(body.object(ISSUER))));
        return Response.status(Response.Status.CREATED)
                .entity(wire(app, Permission.CHANGE, tls.change(caller, app, change)))
                .build();
    }

    private TlsWire wire(String app, Permission permission, TlsView view) {
        return TlsWire.of(app, view, networks.tlsEvents(caller, app, permission, view));
    }
}
