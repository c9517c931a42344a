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

/** Links an account to an issuer, and unlinks it. */
@Path("sso/{name}")
@Dependent
public class SsoLinksResource {

    private static final int LONGEST = 255;
    private static final ReturnPath UNLINKED = new ReturnPath("/user/sso/?done=unlinked");

    private final SsoDoor door;
    private final SsoPage page;
    private final LinkedIdentities links;
    private final Browser browser;

    @Inject
    public SsoLinksResource(SsoDoor door, SsoPage page, LinkedIdentities links, Browser browser) {
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
        try {
            SsoDoor.Way way = door.begin(
                    name, new Attempt(OptionalLong.of(session.caller().accountId()), ""));
            HtmlPage leave = HtmlPage.of(
                            SsoLinksResource.class,
                            "sso-leave",
                            "Continue to " + way.there().getHost())
                    .with("username", session.caller().username())
                    .with("host", way.there().getHost())
                    .with("address", way.there().toString());
            Response shown = browser.show(leave);
            return Response.fromResponse(shown).cookie(way.cookie()).build();
        } catch (Problem refused) {
            return browser.show(Complaint.on(page.describe(), refused));
        }
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
