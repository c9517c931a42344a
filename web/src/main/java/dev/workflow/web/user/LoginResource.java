package dev.workflow.web.user;

import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.PasswordLogin;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where people log in. */
@Path("login")
@Dependent
@PermitAll
public class LoginResource {

    private static final int LONGEST = 1024;
    private static final int LONGEST_PATH = 4096;

    private final PasswordLogin passwords;
    private final SignIn signIn;
    private final Browser browser;

    @Inject
    public LoginResource(PasswordLogin passwords, SignIn signIn, Browser browser) {
        this.passwords = passwords;
        this.signIn = signIn;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("next") String next) {
        return browser.show(form(next, ""));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        String next = form.optionalString("next", LONGEST_PATH).orElse("");
        String username = form.optionalString("username", LONGEST).orElse("");
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        try {
            long account = passwords.check(username, form.secret("password").orElse(""), browser.address());
            note.ifPresent(known -> known.user(username));
            return signIn.begin(account, ReturnPath.parse(next).orElse(ReturnPath.ACCOUNT), LoginMethod.PASSWORD);
        } catch (Problem refused) {
            return browser.show(form(next, username)
                    .status(refused.status())
                    .complaint(refused.getMessage() + " " + refused.hint()));
        }
    }

    private HtmlPage form(String next, String username) {
        return HtmlPage.of(LoginResource.class, "login", "Log in")
                .with("next", ReturnPath.parse(next).map(ReturnPath::text).orElse(""))
                .with("username", username)
                .with("host", browser.origin().authority());
    }
}
