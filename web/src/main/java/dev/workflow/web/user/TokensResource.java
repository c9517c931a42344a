package dev.workflow.web.user;

import dev.workflow.identity.TokenView;
import dev.workflow.identity.Tokens;
import dev.workflow.problem.Problem;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import dev.workflow.web.page.Browser;
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

/** The API tokens of who is logged in in this browser, as JSON (platform.md §6). */
@Path("tokens")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {

    private final Tokens tokens;
    private final Browser browser;

    @Inject
    public TokensResource(Tokens tokens, Browser browser) {
        this.tokens = tokens;
        this.browser = browser;
    }

    @GET
    public Page<TokenView> list(@BeanParam Paging paging) {
        return paging.page(tokens.list(browser.requireSession().caller(), paging.window()));
    }

    @DELETE
    @Path("{uuid}")
    public void delete(@PathParam("uuid") String uuid) {
        tokens.delete(browser.requireSession().caller(), id(uuid));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Token");
        }
    }
}
