package dev.workflow.web.user;

import dev.workflow.account.Link;
import dev.workflow.account.Links;
import dev.workflow.account.Resets;
import dev.workflow.persistence.account.LinkKind;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where the link leads that is mailed to who forgot a password. */
@Path("reset")
@Dependent
@PermitAll
public class ResetResource {

    private static final int NOT_FOUND = 404;

    private final Resets resets;
    private final Links links;
    private final LinkOrigin origin;
    private final Browser browser;

    @Inject
    public ResetResource(Resets resets, Links links, LinkOrigin origin, Browser browser) {
        this.resets = resets;
        this.links = links;
        this.origin = origin;
        this.browser = browser;
    }

    @GET
    @Path("{uid}/{token}")
    public Response page(@PathParam("uid") String uid, @PathParam("token") String token) {
        return browser.show(form(uid, token).orElseGet(ResetResource::dead));
    }

    @POST
    @Path("{uid}/{token}")
    public Response submit(
            @PathParam("uid") String uid,
            @PathParam("token") String token,
            JsonBody form,
            @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        try {
            String password = form.secret("password").orElse("");
            if (!password.equals(form.secret("again").orElse(""))) {
                throw Problem.badRequest("passwords-differ", "The two passwords are not the same.");
            }
            String name = resets.reset(uid, token, password, origin.require());
            note.ifPresent(known -> known.user(name));
            return browser.go(new ReturnPath("/user/reset/done/"));
        } catch (Problem refused) {
            Optional<HtmlPage> again = refused.status() == NOT_FOUND ? Optional.empty() : form(uid, token);
            return browser.show(again.map(page -> Complaint.on(page, refused)).orElseGet(ResetResource::dead));
        }
    }

    @GET
    @Path("done")
    public Response done() {
        return browser.show(HtmlPage.of(ResetResource.class, "ready", "Your password is changed")
                .with("text", "All sessions and API tokens of your account have ended. Log in with the new password."));
    }

    private Optional<HtmlPage> form(String uid, String token) {
        Optional<Link> link = links.find(LinkKind.reset, uid, token);
        return link.map(known -> HtmlPage.of(ResetResource.class, "reset", "Choose a new password")
                .with("username", known.username())
                .with("path", known.uuid() + "/" + token));
    }

    private static HtmlPage dead() {
        return HtmlPage.of(ResetResource.class, "deadlink", "This link does not work")
                .with("text", "It was used already, is older than an hour, or something about the account has changed.")
                .with("path", "/user/password_reset/")
                .with("label", "Ask for a new one")
                .status(NOT_FOUND);
    }
}
