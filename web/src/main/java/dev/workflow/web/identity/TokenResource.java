package dev.workflow.web.identity;

import dev.workflow.identity.TokenView;
import dev.workflow.identity.Tokens;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The caller's API tokens. */
@Path("tokens")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {

    private final Tokens tokens;
    private final Caller caller;

    @Inject
    public TokenResource(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    public Page<TokenView> list(@BeanParam Paging paging) {
        return paging.page(tokens.list(caller, paging.window()));
    }

    @DELETE
    @Path("{uuid}")
    public void delete(@PathParam("uuid") String uuid) {
        tokens.delete(caller, parse(uuid));
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Token");
        }
    }
}
