package dev.workflow.web.oauth;

import dev.workflow.passport.KeyRing;
import dev.workflow.web.JsonText;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The public keys with which everybody can verify our tokens: of those that sign, will sign, or have signed. */
@Path(".well-known/jwks.json")
@Dependent
@PermitAll
public class JwksResource {

    private final KeyRing keys;

    @Inject
    public JwksResource(KeyRing keys) {
        this.keys = keys;
    }

    @GET
    public Response keys() {
        return Response.ok(new JsonText(keys.published().toString()))
                .type("application/jwk-set+json")
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
