package dev.workflow.web.user;

import dev.workflow.factor.PasskeyView;
import dev.workflow.factor.Passkeys;
import dev.workflow.factor.SecondFactors;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;

/** One's passkeys, and making another. */
@Path("factor/passkeys")
@Dependent
public class PasskeysResource {

    static final ReturnPath PATH = new ReturnPath("/user/factor/passkeys/");

    private static final int LONGEST = 1024;

    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final PasskeyForm answers;
    private final OwnerProof proof;
    private final Browser browser;

    @Inject
    public PasskeysResource(
            Passkeys passkeys, SecondFactors factors, PasskeyForm answers, OwnerProof proof, Browser browser) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.answers = answers;
        this.proof = proof;
        this.browser = browser;
    }

    /** @param used empty when it was not used yet */
    record Row(UUID uuid, String name, String created, String used) {

        static Row of(PasskeyView passkey) {
            return new Row(
                    passkey.uuid(),
                    passkey.name(),
                    day(passkey.created()),
                    passkey.lastUsed().map(Row::day).orElse(""));
        }

        private static String day(Instant moment) {
            return FactorPage.DAY.format(moment);
        }
    }

    @GET
    public Response page() {
        Session session = browser.session().orElseThrow(Problem::forbidden);
        return factors.enrolled(session.caller().accountId())
                ? browser.show(form(session, ""))
                : browser.go(FactorResource.PATH);
    }

    @POST
    public Response add(JsonBody form) {
        browser.requireOwnForm(form);
        Session session = browser.session().orElseThrow(Problem::forbidden);
        String name = form.optionalString("name", LONGEST).orElse("");
        try {
            proof.require(session, form);
            passkeys.add(session.caller(), name, PasskeyForm.answer(form), answers.site());
            return browser.go(PATH);
        } catch (Problem refused) {
            return browser.show(Complaint.on(form(session, name), refused));
        }
    }

    private HtmlPage form(Session session, String name) {
        var rows = passkeys.list(session.caller().accountId()).stream()
                .map(Row::of)
                .toList();
        return answers.scripted(HtmlPage.of(PasskeysResource.class, "passkeys", "Passkeys"))
                .wide()
                .with("options", passkeys.creation(session.caller(), answers.site()))
                .with("rows", rows)
                .with("any", !rows.isEmpty())
                .with("name", name)
                .with("asksPassword", proof.asksPassword(session))
                .with("username", session.caller().username());
    }
}
