package dev.workflow.web.user;

import dev.workflow.factor.Passkeys;
import dev.workflow.identity.LoginMethod;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import dev.workflow.web.user.PendingLogin.Waiting;
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
import java.util.OptionalLong;

/** Logging in with a passkey: as the second step where a login waits for one, else in place of both steps. */
@Path("login/passkey")
@Dependent
@PermitAll
public class LoginPasskeyResource {

    private final PendingLogin login;
    private final Passkeys passkeys;
    private final PasskeyForm answers;
    private final SignIn signIn;
    private final Browser browser;

    @Inject
    public LoginPasskeyResource(
            PendingLogin login, Passkeys passkeys, PasskeyForm answers, SignIn signIn, Browser browser) {
        this.login = login;
        this.passkeys = passkeys;
        this.answers = answers;
        this.signIn = signIn;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("next") String next) {
        return browser.show(form(login.waiting(), PendingLogin.next(next)));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        ReturnPath next = PendingLogin.next(form);
        Optional<Waiting> waiting = login.waiting();
        Optional<AuditNote> note = AuditNote.of(request);
        note.ifPresent(AuditNote::want);
        try {
            Caller owner = passkeys.verify(account(waiting), PasskeyForm.answer(form), answers.site());
            note.ifPresent(known -> known.user(owner.username()));
            return waiting.isPresent()
                    ? browser.go(next, login.complete(waiting.get(), LoginMethod.PASSKEY))
                    : signIn.complete(owner.accountId(), next, LoginMethod.PASSKEY);
        } catch (Problem refused) {
            return browser.show(Complaint.on(form(waiting, next), refused));
        }
    }

    private HtmlPage form(Optional<Waiting> waiting, ReturnPath next) {
        String options = passkeys.request(account(waiting), answers.site());
        return answers.scripted(HtmlPage.of(LoginPasskeyResource.class, "login-passkey", "Log in with a passkey"))
                .with("options", options)
                .with("next", next.text())
                .with("username", waiting.map(Waiting::username).orElse(""))
                .with(
                        "otherPage",
                        PendingLogin.page(waiting.isPresent() ? "login/code/" : "login/", next)
                                .text());
    }

    private static OptionalLong account(Optional<Waiting> waiting) {
        return waiting.map(known -> OptionalLong.of(known.account())).orElse(OptionalLong.empty());
    }
}
