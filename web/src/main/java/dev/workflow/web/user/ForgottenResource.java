package dev.workflow.web.user;

import dev.workflow.account.Asks;
import dev.workflow.account.SelfService;
import dev.workflow.mail.MailAddress;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Where people go who forgot their password. The answer does not tell whether the address is anybody's. */
@Path("password_reset")
@Dependent
@PermitAll
public class ForgottenResource {

    private static final int LONGEST = 1024;

    private final Asks asks;
    private final SelfService selfService;
    private final LinkOrigin origin;
    private final Browser browser;

    @Inject
    public ForgottenResource(Asks asks, SelfService selfService, LinkOrigin origin, Browser browser) {
        this.asks = asks;
        this.selfService = selfService;
        this.origin = origin;
        this.browser = browser;
    }

    @GET
    public Response page() {
        return browser.show(form(""));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        AuditNote.of(request).ifPresent(AuditNote::want);
        String email = form.optionalString("email", LONGEST).orElse("");
        try {
            asks.reset(new MailAddress(email), origin.require(), browser.address());
        } catch (Problem refused) {
            return browser.show(Complaint.on(form(email), refused));
        }
        return browser.go(new ReturnPath("/user/password_reset/done/"));
    }

    @GET
    @Path("done")
    public Response done() {
        return browser.show(HtmlPage.message(
                200,
                "Look into your mailbox",
                "If there is an account with that address, a link is on its way. It works once, within an hour. Nothing"
                        + " there? Look among the spam, and try the other addresses you use."));
    }

    private HtmlPage form(String email) {
        return HtmlPage.of(ForgottenResource.class, "forgotten", "Forgot your password?")
                .with("email", email)
                .with("directory", selfService.directory());
    }
}
