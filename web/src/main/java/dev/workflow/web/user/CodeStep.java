package dev.workflow.web.user;

import dev.workflow.factor.CodeCheck;
import dev.workflow.identity.ClientNetwork;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;

/** The field {@code code} of a form: it is used up, and the audit log knows when it was a recovery code. */
@Dependent
public class CodeStep {

    private static final int LONGEST = 64;

    private final CodeCheck codes;
    private final Browser browser;

    @Inject
    public CodeStep(CodeCheck codes, Browser browser) {
        this.codes = codes;
        this.browser = browser;
    }

    /**
     * @return for a recovery code, how many are left
     * @throws dev.workflow.problem.Problem 400 for a wrong code, 429 after too many
     */
    OptionalInt pass(long account, JsonBody form, HttpServletRequest request) {
        String code = form.optionalString("code", LONGEST).orElse("");
        OptionalInt left = codes.pass(account, code, ClientNetwork.of(browser.address()));
        left.ifPresent(
                count -> AuditNote.of(request).ifPresent(note -> note.target("recovery code, " + count + " left")));
        return left;
    }
}
