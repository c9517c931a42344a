package dev.workflow.web.user;

import dev.workflow.factor.FactorState;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The second factor of one's own account: setting it up, and what there is. */
@Path("factor")
@Dependent
public class FactorResource {

    static final ReturnPath PATH = new ReturnPath("/user/factor/");

    private final SecondFactors factors;
    private final EnrolmentPage enrolment;
    private final OwnerProof proof;
    private final FactorPage factor;
    private final Browser browser;

    @Inject
    public FactorResource(
            SecondFactors factors, EnrolmentPage enrolment, OwnerProof proof, FactorPage factor, Browser browser) {
        this.factors = factors;
        this.enrolment = enrolment;
        this.proof = proof;
        this.factor = factor;
        this.browser = browser;
    }

    @GET
    public Response page() {
        Session session = browser.session().orElseThrow(Problem::forbidden);
        FactorState state = factors.state(session.caller().accountId());
        return browser.show(
                state.enrolled() ? factor.of(session, state) : form(enrolment.offer(session.caller()), session));
    }

    /** The first code of a new app. */
    @POST
    public Response enrol(JsonBody form) {
        browser.requireOwnForm(form);
        Session session = browser.session().orElseThrow(Problem::forbidden);
        try {
            proof.require(session, form);
            return browser.show(EnrolmentPage.codes(enrolment.confirm(session.caller(), form, session.uuid()), PATH));
        } catch (Problem refused) {
            return browser.show(form(enrolment.again(session.caller(), form, refused), session));
        }
    }

    private HtmlPage form(HtmlPage page, Session session) {
        return page.with("action", PATH.text())
                .with("demanded", false)
                .with("asksPassword", proof.asksPassword(session))
                .with("username", session.caller().username())
                .with("next", "");
    }
}
