package dev.workflow.web.client;

import dev.workflow.passport.KeyRotation;
import dev.workflow.passport.KeyView;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Results;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The keys that sign tokens, for superusers. */
@Path("oauth/keys")
@Dependent
@RolesAllowed(CallerPrincipal.SUPERUSER)
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeysResource {

    private final KeyRotation keys;
    private final Caller caller;

    @Inject
    public SigningKeysResource(KeyRotation keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    public Results<KeyView> list() {
        return Results.of(keys.list(caller));
    }

    @POST
    @Path("rotate")
    public Results<KeyView> rotate(JsonBody body) {
        return Results.of(keys.rotate(caller, body.flag("compromised").orElse(false)));
    }
}
