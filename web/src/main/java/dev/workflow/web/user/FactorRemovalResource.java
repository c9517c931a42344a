package dev.workflow.web.user;

import dev.workflow.factor.FactorRemoval;
import dev.workflow.factor.FactorState;
import dev.workflow.factor.SecondFactors;
import dev.workflow.identity.Session;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Takes the second factor off one's own account. Who must have one is logged out, to set up another. */
@Path("factor/removal")
@Dependent
public class FactorRemovalResource {

    private final SecondFactors factors;
    private final FactorRemoval removal;
    private final OwnerProof proof;
    private final CodeStep codes;
    private final FactorPage factor;
    private final Browser browser;

    @Inject
    public FactorRemovalResource(
            SecondFactors factors,
            FactorRemoval removal,
            OwnerProof proof,
            CodeStep codes,
            FactorPage factor,
            Browser browser) {
        this.factors = factors;
        this.removal = removal;
        this.proof = proof;
        this.codes = codes;
        this.factor = factor;
        this.browser = browser;
    }

    @POST
    public Response remove(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        Session session = browser.session().orElseThrow(Problem::forbidden);
        FactorState state = factors.state(session.caller().accountId());
        if (!state.enrolled()) {
            return browser.go(FactorResource.PATH);
        }
        try {
            proof.require(session, form);
            codes.pass(session.caller().accountId(), form, request);
        } catch (Problem refused) {
            return browser.show(Complaint.on(factor.of(session, state).with("removing", true), refused));
        }
        return removed(session, state);
    }

    private Response removed(Session session, FactorState state) {
        long account = session.caller().accountId();
        if (state.demanded()) {
            removal.disable(account, Optional.empty());
            return browser.go(new ReturnPath("/user/login/"), browser.forget());
        }
        removal.disable(account, Optional.of(session.uuid()));
        return browser.go(FactorResource.PATH);
    }
}
