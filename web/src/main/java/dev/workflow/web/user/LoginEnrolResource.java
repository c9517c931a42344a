package dev.workflow.web.user;

import dev.workflow.factor.RecoveryCode;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.LoginMethod;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
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
import java.util.List;
import java.util.Optional;

/** The second step of a login for who must have a second factor and has none yet: nothing else is open to them. */
@Path("login/enrol")
@Dependent
@PermitAll
public class LoginEnrolResource {

    private final PendingLogin login;
    private final SecondFactors factors;
    private final EnrolmentPage enrolment;
    private final Browser browser;

    @Inject
    public LoginEnrolResource(PendingLogin login, SecondFactors factors, EnrolmentPage enrolment, Browser browser) {
        this.login = login;
        this.factors = factors;
        this.enrolment = enrolment;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("next") String text) {
        ReturnPath next = PendingLogin.next(text);
        Optional<Waiting> waiting = login.waiting();
        if (waiting.isEmpty()) {
            return login.over(next);
        }
        return factors.enrolled(waiting.get().account())
                ? browser.go(PendingLogin.page("login/code/", next))
                : browser.show(form(enrolment.offer(waiting.get().session().caller()), next));
    }

    @POST
    public Response submit(JsonBody form, @Context HttpServletRequest request) {
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
            return enrolled(waiting.get(), form, next);
        } catch (Problem refused) {
            return browser.show(form(enrolment.again(waiting.get().session().caller(), form, refused), next));
        }
    }

    private Response enrolled(Waiting waiting, JsonBody form, ReturnPath next) {
        List<RecoveryCode> codes = enrolment.confirm(
                waiting.session().caller(), form, waiting.session().uuid());
        Response shown = browser.show(EnrolmentPage.codes(codes, next));
        return Response.fromResponse(shown)
                .cookie(login.complete(waiting, LoginMethod.CODE))
                .build();
    }

    private static HtmlPage form(HtmlPage page, ReturnPath next) {
        return page.with("action", "/user/login/enrol/")
                .with("demanded", true)
                .with("asksPassword", false)
                .with("next", next.text());
    }
}
