package dev.workflow.web.user;

import dev.workflow.identity.TokenDetails;
import dev.workflow.identity.Tokens;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;

/** The API tokens of who is logged in, to look at and to revoke. */
@Path("api-tokens")
@Dependent
public class ApiTokensResource {

    private static final int SHOWN = 200;
    private static final int UUID_LENGTH = 36;

    private final Tokens tokens;
    private final Browser browser;
    private final Clock clock;

    @Inject
    public ApiTokensResource(Tokens tokens, Browser browser, Clock clock) {
        this.tokens = tokens;
        this.browser = browser;
        this.clock = clock;
    }

    @GET
    public Response page(@QueryParam("done") String done) {
        Caller caller = browser.requireSession().caller();
        Slice<TokenDetails> found = tokens.details(caller, new Window(0, SHOWN));
        return browser.show(HtmlPage.of(ApiTokensResource.class, "tokens", "API tokens")
                .with(
                        "tokens",
                        found.items().stream()
                                .map(token -> TokenRow.of(token, clock.instant()))
                                .toList())
                .with("any", found.count() > 0)
                .with("more", found.count() > SHOWN)
                .with("shown", SHOWN)
                .with("count", found.count())
                .notice(done == null ? "" : "Revoked. It is of no use any more.")
                .wide());
    }

    @POST
    @Path("revoke")
    public Response revoke(JsonBody form) {
        browser.requireOwnForm(form);
        tokens.delete(browser.requireSession().caller(), id(form.string("token", UUID_LENGTH)));
        return browser.go(new ReturnPath("/user/api-tokens/?done=1"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Token");
        }
    }
}
