package dev.workflow.web.user;

import dev.workflow.account.AddressChanges;
import dev.workflow.account.Link;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Where the link leads that is mailed to a new address. Only the account's owner can use it: a stranger who gets the mail
 * because of a typing error must not become somebody who can reset the password.
 */
@Path("update")
@Dependent
public class AddressResource {

    private final AddressChanges changes;
    private final Browser browser;

    @Inject
    public AddressResource(AddressChanges changes, Browser browser) {
        this.changes = changes;
        this.browser = browser;
    }

    @GET
    @Path("{uid}/{token}")
    public Response page(@PathParam("uid") String uid, @PathParam("token") String token) {
        Optional<Link> link = changes.find(browser.requireSession().caller(), uid, token);
        return browser.show(link.map(known -> HtmlPage.of(AddressResource.class, "update", "Confirm your address")
                        .with("username", known.username())
                        .with("address", known.address())
                        .with("path", known.uuid() + "/" + token))
                .orElseGet(() -> HtmlPage.of(AddressResource.class, "deadlink", "This link does not work")
                        .with("text", "It was used already, is older than an hour, or is for another account.")
                        .with("path", "/user/")
                        .with("label", "Go to your account")
                        .status(Response.Status.NOT_FOUND.getStatusCode())));
    }

    @POST
    @Path("{uid}/{token}")
    public Response confirm(@PathParam("uid") String uid, @PathParam("token") String token, JsonBody form) {
        browser.requireOwnForm(form);
        changes.confirm(browser.requireSession().caller(), uid, token);
        return browser.go(new ReturnPath("/user/?done=confirmed"));
    }
}
