package dev.workflow.web.user;

import dev.workflow.account.Activations;
import dev.workflow.account.Link;
import dev.workflow.account.Links;
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

/** Where the link leads that is mailed to who asked for an account. Looking at it does nothing: mail scanners do, too. */
@Path("activate")
@Dependent
@PermitAll
public class ActivationResource {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final ReturnPath FAIL = new ReturnPath("/user/activate/fail/");

    private final Activations activations;
    private final Links links;
    private final Browser browser;

    @Inject
    public ActivationResource(Activations activations, Links links, Browser browser) {
        this.activations = activations;
        this.links = links;
        this.browser = browser;
    }

    @GET
    @Path("{uid}/{token}")
    public Response page(@PathParam("uid") String uid, @PathParam("token") String token) {
        Optional<HtmlPage> form = form(uid, token);
        return form.isPresent() ? browser.show(form.get()) : browser.go(FAIL);
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
            String name =
                    activations.activate(uid, token, form.secret("password").orElse(""), browser.address());
            note.ifPresent(known -> known.user(name));
            return browser.go(new ReturnPath("/user/activate/done/"));
        } catch (Problem refused) {
            Optional<HtmlPage> again = form(uid, token);
            boolean over = refused.status() == NOT_FOUND || refused.status() == CONFLICT || again.isEmpty();
            return over ? browser.go(FAIL) : browser.show(Complaint.on(again.get(), refused));
        }
    }

    @GET
    @Path("done")
    public Response done() {
        return browser.show(HtmlPage.of(ActivationResource.class, "ready", "Your account is ready")
                .with("text", "Your address is confirmed. You can log in now."));
    }

    @GET
    @Path("fail")
    public Response fail() {
        return browser.show(HtmlPage.of(ActivationResource.class, "deadlink", "This link does not work")
                .with("text", "It was used already, is older than an hour, or the user name was taken meanwhile.")
                .with("path", "/user/registration/")
                .with("label", "Create the account again")
                .status(NOT_FOUND));
    }

    private Optional<HtmlPage> form(String uid, String token) {
        Optional<Link> link = links.find(LinkKind.activate, uid, token);
        return link.map(known -> HtmlPage.of(ActivationResource.class, "activate", "Confirm your account")
                .with("username", known.username())
                .with("address", known.address())
                .with("path", known.uuid() + "/" + token));
    }
}
