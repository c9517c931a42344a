package dev.workflow.web.user;

import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.sso.login.Attempts.Attempt;
import dev.workflow.sso.login.LinkedIdentities;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.OptionalLong;

/**
 * Links an account to an issuer, and unlinks it. A link is a way in for good: a browser left alone, or a session that
 * somebody took, is not enough for one.
 */
@Path("sso/{name}")
@Dependent
public class SsoLinksResource {

    private static final int LONGEST = 255;
    private static final ReturnPath UNLINKED = new ReturnPath("/user/sso/?done=unlinked");

    private final SsoDoor door;
    private final SsoPage page;
    private final LinkedIdentities links;
    private final OwnerProof proof;
    private final Browser browser;

    @Inject
    public SsoLinksResource(SsoDoor door, SsoPage page, LinkedIdentities links, OwnerProof proof, Browser browser) {
        this.proof = proof;
        this.door = door;
        this.page = page;
        this.links = links;
        this.browser = browser;
    }

    /**
     * Shows the way to the issuer. It is a link to follow: the answer to a form must not lead to another site.
     */
    @POST
    @Path("link")
    public Response link(@PathParam("name") String name, JsonBody form) {
        browser.requireOwnForm(form);
        Session session = browser.requireSession();
        boolean asks = proof.asksPassword(session);
        if (asks && form.secret("password").isEmpty()) {
            return browser.show(password(name, session));
        }
        try {
            proof.require(session, form);
            return leave(
                    session.caller().username(),
                    door.begin(
                            name, new Attempt(OptionalLong.of(session.caller().accountId()), "")));
        } catch (Problem refused) {
            return browser.show(Complaint.on(asks ? password(name, session) : page.describe(), refused));
        }
    }

    private Response leave(String username, SsoDoor.Way way) {
        HtmlPage page = HtmlPage.of(
                        SsoLinksResource.class,
                        "sso-leave",
                        "Continue to " + way.there().getHost())
                .with("username", username)
                .with("host", way.there().getHost())
                .with("address", way.there().toString());
        return Response.fromResponse(browser.show(page)).cookie(way.cookie()).build();
    }

    private static HtmlPage password(String issuer, Session session) {
        return HtmlPage.of(SsoLinksResource.class, "sso-password", "Link another login")
                .with("name", issuer)
                .with("username", session.caller().username());
    }

    @POST
    @Path("unlink")
    public Response unlink(@PathParam("name") String name, JsonBody form) {
        browser.requireOwnForm(form);
        try {
            links.remove(browser.requireSession().caller(), name, form.string("subject", LONGEST));
            return browser.go(UNLINKED);
        } catch (Problem refused) {
            return browser.show(Complaint.on(page.describe(), refused));
        }
    }
}
