package dev.workflow.web;

import dev.workflow.identity.Refusal;
import dev.workflow.registry.RegistryGate;
import dev.workflow.web.registry.RegistryChallenge;
import dev.workflow.web.registry.RegistryGuard;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/**
 * Where two kinds of clients begin: a controller's learns from 401 that this is a controller (api.md §2.2), a registry's
 * learns from the same 401 how to log in.
 */
@Path("")
@Dependent
@PermitAll
public class RootResource {

    private final RegistryGate gate;

    @Inject
    public RootResource(RegistryGate gate) {
        this.gate = gate;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response root(@Context SecurityContext security, @Context HttpHeaders headers, @Context UriInfo uri) {
        boolean known = security.getUserPrincipal() != null
                || RegistryGuard.caller(gate, security, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                        .isPresent();
        if (known) {
            return Response.ok(Map.of()).build();
        }
        boolean rfc9457 = ProblemText.wantsRfc9457(headers.getHeaderString(HttpHeaders.ACCEPT));
        Response.ResponseBuilder answer =
                Response.status(Response.Status.UNAUTHORIZED).header(HttpHeaders.WWW_AUTHENTICATE, "token");
        RegistryChallenge.of(PublicOrigin.of(uri, headers))
                .forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return answer.entity(new JsonText(
                        rfc9457
                                ? ProblemText.rfc9457(Refusal.MISSING.problem(), RequestTrace.idOf(headers))
                                : ProblemText.contract(Refusal.MISSING.problem())))
                .type(rfc9457 ? ProblemText.RFC_9457 : MediaType.APPLICATION_JSON)
                .build();
    }
}
