package dev.workflow.web.user;

import dev.workflow.factor.Passkeys;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.LoginMethod;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import dev.workflow.web.user.PendingLogin.Waiting;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks for a code, and completes the login with it. */
@Dependent
public class SecondStep {

    private final PendingLogin login;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final CodeStep codes;
    private final Browser browser;

    @Inject
    public SecondStep(PendingLogin login, SecondFactors factors, Passkeys passkeys, CodeStep codes, Browser browser) {
        this.login = login;
        this.factors = factors;
        this.passkeys = passkeys;
        this.codes = codes;
        this.browser = browser;
    }

    Response show(HtmlPage form, ReturnPath next) {
        Optional<Waiting> waiting = login.waiting();
        if (waiting.isEmpty()) {
            return login.over(next);
        }
        return factors.enrolled(waiting.get().account())
                ? browser.show(filled(form, waiting.get(), next))
                : browser.go(PendingLogin.page("login/enrol/", next));
    }

    Response submit(HtmlPage again, JsonBody form, HttpServletRequest request) {
        browser.requireOwnForm(form);
        ReturnPath next = PendingLogin.next(form);
        Optional<Waiting> waiting = login.waiting();
        if (waiting.isEmpty()) {
            return login.over(next);
        }
        AuditNote.of(request).ifPresent(note -> {
            note.want();
            note.user(waiting.get().username());
        });
        try {
            OptionalInt left = codes.pass(waiting.get().account(), form, request);
            NewCookie cookie = login.complete(waiting.get(), LoginMethod.CODE);
            return left.isPresent() ? used(left.getAsInt(), next, cookie) : browser.go(next, cookie);
        } catch (Problem refused) {
            return browser.show(Complaint.on(filled(again, waiting.get(), next), refused));
        }
    }

    private Response used(int left, ReturnPath next, NewCookie cookie) {
        HtmlPage page = HtmlPage.of(SecondStep.class, "recovery-used", "You are logged in")
                .with("left", left == 0 ? "no" : left)
                .with("one", left == 1)
                .with("few", left <= 2)
                .with("next", next.text());
        return Response.fromResponse(browser.show(page)).cookie(cookie).build();
    }

    private HtmlPage filled(HtmlPage form, Waiting waiting, ReturnPath next) {
        boolean keys = !passkeys.list(waiting.account()).isEmpty();
        return form.with("username", waiting.username())
                .with("next", next.text())
                .with(
                        "passkeyPage",
                        keys ? PendingLogin.page("login/passkey/", next).text() : "")
                .with("codePage", PendingLogin.page("login/code/", next).text())
                .with("recoveryPage", PendingLogin.page("login/recovery/", next).text());
    }
}
