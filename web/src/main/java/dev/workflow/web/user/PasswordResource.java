package dev.workflow.web.user;

import dev.workflow.identity.OwnPassword;
import dev.workflow.identity.Profiles;
import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** One's own password, changed on a page or as the contract says (platform.md §6). */
@Path("password")
@Dependent
public class PasswordResource {

    private final OwnPassword password;
    private final Profiles profiles;
    private final Browser browser;

    @Inject
    public PasswordResource(OwnPassword password, Profiles profiles, Browser browser) {
        this.password = password;
        this.profiles = profiles;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("done") String done) {
        return browser.show(form().notice(
                        done == null
                                ? ""
                                : "Your password is changed. Your other sessions and all API tokens have ended."));
    }

    @POST
    public Response submit(JsonBody form) {
        browser.requireOwnForm(form);
        String next = form.secret("new_password").orElse("");
        try {
            if (!next.equals(form.secret("again").orElse(""))) {
                throw Problem.badRequest("passwords-differ", "The two new passwords are not the same.");
            }
            change(form.secret("password").orElse(""), next);
        } catch (Problem refused) {
            return browser.show(Complaint.on(form(), refused));
        }
        return browser.go(new ReturnPath("/user/password/?done=1"));
    }

    /** The contract's own call. */
    @PUT
    public void put(JsonBody body) {
        String next = required(body, "new_password");
        change(required(body, "password"), next);
    }

    private void change(String current, String next) {
        password.change(browser.requireSession(), current, next, browser.address());
    }

    private HtmlPage form() {
        Session session = browser.requireSession();
        return HtmlPage.of(PasswordResource.class, "password", "Password")
                .with("username", session.caller().username())
                .with("local", profiles.of(session.caller()).password())
                .wide();
    }

    private static String required(JsonBody body, String field) {
        return body.secret(field)
                .orElseThrow(() -> Problem.badRequest("missing-" + field, field + " is a required field"));
    }
}
