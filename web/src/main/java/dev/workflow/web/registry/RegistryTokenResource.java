package dev.workflow.web.registry;

import dev.workflow.registry.IssuedPass;
import dev.workflow.registry.Passes;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RegistryGate.Credentials;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Where registry clients change a name and secret for a pass (the distribution project's token specification). */
@Path("auth/registry/token")
@PermitAll
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RegistryTokenResource {

    private final RegistryGate gate;

    @Inject
    public RegistryTokenResource(RegistryGate gate) {
        this.gate = gate;
    }

    /** The same token under both names that clients look for; {@code expires_in} is in seconds. */
    public record PassWire(String token, String accessToken, long expiresIn, String issuedAt) {

        static PassWire of(IssuedPass pass) {
            return new PassWire(
                    pass.text(),
                    pass.text(),
                    Passes.LIFE.toSeconds(),
                    pass.until()
                            .minus(Passes.LIFE)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
        }

        @Override
        public String toString() {
            return "PassWire[…]";
        }
    }

    /** Who may less than it asks for gets a pass for that. */
    @GET
    public Response pass(
            @QueryParam("scope") List<String> scopes, @Context SecurityContext security, @Context HttpHeaders headers) {
        return credentials(security, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(given -> gate.pass(given, WantedScopes.parse(scopes)))
                .map(pass -> Response.ok(PassWire.of(pass))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseThrow(() -> RegistryError.UNAUTHORIZED.with("name and token do not fit"));
    }

    /** Of Basic, or those that the server has accepted already. */
    private static Optional<Credentials> credentials(SecurityContext security, String authorization) {
        if (security != null && security.getUserPrincipal() != null && authorization != null) {
            String[] words = authorization.strip().split(" +");
            return Optional.of(new Credentials(security.getUserPrincipal().getName(), words[words.length - 1]));
        }
        return BasicCredentials.parse(authorization);
    }
}
