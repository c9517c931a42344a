package dev.workflow.web.user;

import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.PasswordLogin;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where people log in. Who is logged in already goes on at once, unless they are asked to show again who they are. */
@Path("login")
@Dependent
@PermitAll
public class LoginResource {

    private static final int LONGEST = 1024;
    private static final int LONGEST_PATH = 4096;

    private final PasswordLogin passwords;
    private final SignIn signIn;
    private final WaysIn waysIn;
    private final Browser browser;

    @Inject
    public LoginResource(PasswordLogin passwords, SignIn signIn, WaysIn waysIn, Browser browser) {
        this.passwords = passwords;
        this.signIn = signIn;
        this.waysIn = waysIn;
        this.browser = browser;
    }

    /**
     * @param next where to go on
     * @param again {@code 1} to log in once more though somebody is logged in
     * @param username that they may want to log in with
     */
    @GET
    public Response page(
            @QueryParam("next") String next,
            @QueryParam("again") String again,
            @QueryParam("username") @DefaultValue("") String username) {
        ReturnPath target = target(next);
        return browser.session().isPresent() && !"1".equals(again)
                ? browser.go(target)
                : browser.show(form(target, username.length() > LONGEST ? "" : username));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        ReturnPath next = target(form.optionalString("next", LONGEST_PATH).orElse(""));
        String username = form.optionalString("username", LONGEST).orElse("");
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        try {
            long account = passwords.check(username, form.secret("password").orElse(""), browser.address());
            note.ifPresent(known -> known.user(username));
            return signIn.begin(account, next, LoginMethod.PASSWORD);
        } catch (Problem refused) {
            note.ifPresent(known -> known.reason(refused.reason()));
            return browser.show(Complaint.on(form(next, username), refused));
        }
    }

    private HtmlPage form(ReturnPath next, String username) {
        return waysIn.describe(HtmlPage.of(LoginResource.class, "login", "Log in"), next)
                .with("next", next.text())
                .with("username", username)
                .with("host", browser.origin().authority());
    }

    private static ReturnPath target(String next) {
        return ReturnPath.parse(next).orElse(ReturnPath.ACCOUNT);
    }
}
