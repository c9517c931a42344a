package dev.workflow.web.sso;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.sso.IssuerView;
import dev.workflow.sso.Issuers;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The issuers outside of the platform that it trusts. For superusers. */
@Path("sso/issuers")
@Dependent
@RolesAllowed(CallerPrincipal.SUPERUSER)
@Produces(MediaType.APPLICATION_JSON)
public class IssuersResource {

    private final Issuers issuers;
    private final Caller caller;

    @Inject
    public IssuersResource(Issuers issuers, Caller caller) {
        this.issuers = issuers;
        this.caller = caller;
    }

    @GET
    public Page<Map<String, Object>> list(@BeanParam Paging paging) {
        return paging.page(issuers.list(caller, paging.window()).map(IssuersResource::wire));
    }

    @POST
    public Response create(JsonBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(wire(issuers.create(caller, body.fields())))
                .build();
    }

    @GET
    @Path("{issuer}")
    public Map<String, Object> get(@PathParam("issuer") String name) {
        return wire(issuers.get(caller, name));
    }

    @PUT
    @Path("{issuer}")
    public Map<String, Object> replace(@PathParam("issuer") String name, JsonBody body) {
        return wire(issuers.replace(caller, name, body.fields()));
    }

    @DELETE
    @Path("{issuer}")
    public void remove(@PathParam("issuer") String name) {
        issuers.remove(caller, name);
    }

    /** The settings stand beside the rest, as they are sent. */
    private static Map<String, Object> wire(IssuerView view) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", view.name());
        fields.put("issuer", view.issuer());
        fields.put("enabled", view.enabled());
        fields.put("configured", view.configured());
        fields.put("has_secret", view.hasSecret());
        fields.putAll(view.settings());
        fields.put("created", view.created());
        fields.put("updated", view.updated());
        return fields;
    }
}
