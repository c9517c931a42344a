package dev.workflow.web.user;

import dev.workflow.factor.RecoveryCodes;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** New recovery codes in place of the old ones. */
@Path("factor/codes")
@Dependent
public class FactorCodesResource {

    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final CodeStep codes;
    private final FactorPage factor;
    private final Browser browser;

    @Inject
    public FactorCodesResource(
            SecondFactors factors, RecoveryCodes recovery, CodeStep codes, FactorPage factor, Browser browser) {
        this.factors = factors;
        this.recovery = recovery;
        this.codes = codes;
        this.factor = factor;
        this.browser = browser;
    }

    @POST
    public Response renew(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        Session session = browser.session().orElseThrow(Problem::forbidden);
        long account = session.caller().accountId();
        if (!factors.enrolled(account)) {
            return browser.go(FactorResource.PATH);
        }
        try {
            codes.pass(account, form, request);
        } catch (Problem refused) {
            return browser.show(Complaint.on(factor.of(session, factors.state(account)), refused));
        }
        return browser.show(EnrolmentPage.codes(recovery.replace(account), FactorResource.PATH));
    }
}
