package dev.workflow.web.oauth;

import dev.workflow.web.page.Browser;
import dev.workflow.web.page.FormsOfOthers;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where clients send browsers to get a code (RFC 6749 §3.1, OpenID Connect Core §3.1.2). */
@Path("authorize")
@Dependent
@PermitAll
public class AuthorizeResource {

    private final AuthorizationFlow flow;
    private final Browser browser;

    @Inject
    public AuthorizeResource(AuthorizationFlow flow, Browser browser) {
        this.flow = flow;
        this.browser = browser;
    }

    @GET
    public Response ask(@Context HttpServletRequest request) {
        return flow.ask(Optional.ofNullable(request.getQueryString()).orElse(""));
    }

    @POST
    @FormsOfOthers
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forward(InputStream form) throws IOException {
        return ForwardedForm.to(AuthorizationFlow.PATH, form, browser);
    }
}
