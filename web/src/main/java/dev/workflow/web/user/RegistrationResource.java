package dev.workflow.web.user;

import dev.workflow.account.Asks;
import dev.workflow.account.SelfService;
import dev.workflow.identity.Username;
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

/** Where people ask for an account, where they may. The answer is always the same; what is behind it comes by mail. */
@Path("registration")
@Dependent
@PermitAll
public class RegistrationResource {

    private static final int LONGEST = 1024;

    private final Asks asks;
    private final SelfService selfService;
    private final LinkOrigin origin;
    private final Browser browser;

    @Inject
    public RegistrationResource(Asks asks, SelfService selfService, LinkOrigin origin, Browser browser) {
        this.asks = asks;
        this.selfService = selfService;
        this.origin = origin;
        this.browser = browser;
    }

    @GET
    public Response page() {
        return browser.show(selfService.registrationOpen() ? form("", "") : closed());
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        if (!selfService.registrationOpen()) {
            return browser.show(closed());
        }
        AuditNote.of(request).ifPresent(AuditNote::want);
        String username = form.optionalString("username", LONGEST).orElse("");
        String email = form.optionalString("email", LONGEST).orElse("");
        try {
            String password = form.secret("password").orElse("");
            if (!password.equals(form.secret("again").orElse(""))) {
                throw Problem.badRequest("passwords-differ", "The two passwords are not the same.");
            }
            asks.register(
                    Username.forAccount(username),
                    new MailAddress(email),
                    password,
                    origin.require(),
                    browser.address());
        } catch (Problem refused) {
            return browser.show(Complaint.on(form(username, email), refused));
        }
        return browser.go(new ReturnPath("/user/registration/done/"));
    }

    @GET
    @Path("done")
    public Response done() {
        return browser.show(HtmlPage.message(
                200,
                "Look into your mailbox",
                "We have sent you a link. Follow it within an hour to begin. Nothing there? Look among the spam, and"
                        + " check the address you gave."));
    }

    private HtmlPage form(String username, String email) {
        return HtmlPage.of(RegistrationResource.class, "registration", "Create an account")
                .with("username", username)
                .with("email", email)
                .with("host", browser.origin().authority());
    }

    private static HtmlPage closed() {
        return HtmlPage.message(
                403, "Registration is closed", "Accounts are created by an administrator here. Ask for one.");
    }
}
