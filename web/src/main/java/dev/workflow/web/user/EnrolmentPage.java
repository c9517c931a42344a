package dev.workflow.web.user;

import dev.workflow.factor.Enrolment;
import dev.workflow.factor.Enrolments;
import dev.workflow.factor.RecoveryCode;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Setting up an authenticator app, in a login that waits for it and from the account page. */
@Dependent
public class EnrolmentPage {

    private static final int LONGEST = 512;

    private final Enrolments enrolments;
    private final Browser browser;

    @Inject
    public EnrolmentPage(Enrolments enrolments, Browser browser) {
        this.enrolments = enrolments;
        this.browser = browser;
    }

    /** A new secret to scan. */
    HtmlPage offer(Caller person) {
        return page(enrolments.offer(person.accountId(), person.username(), issuer()));
    }

    /** The page once more, with the secret that is in the app already, if it is still good. */
    HtmlPage again(Caller person, JsonBody form, Problem refused) {
        HtmlPage page;
        try {
            page = page(enrolments.again(person.accountId(), sealed(form), person.username(), issuer()));
        } catch (Problem tooOld) {
            page = offer(person);
        }
        return Complaint.on(page, refused);
    }

    /** @throws Problem 400 for a wrong code, 409 when there is an app already */
    List<RecoveryCode> confirm(Caller person, JsonBody form, UUID session) {
        String code = form.optionalString("code", LONGEST).orElse("");
        return enrolments.confirm(person.accountId(), sealed(form), code, session);
    }

    /** Shows new recovery codes, for the first and last time. */
    static HtmlPage codes(List<RecoveryCode> codes, ReturnPath next) {
        String lines = codes.stream().map(RecoveryCode::text).collect(Collectors.joining("\n"));
        return HtmlPage.of(EnrolmentPage.class, "recovery-codes", "Your recovery codes")
                .with("codes", lines)
                .with("file", URLEncoder.encode(lines + "\n", StandardCharsets.UTF_8))
                .with("next", next.text());
    }

    private HtmlPage page(Enrolment enrolment) {
        return HtmlPage.of(EnrolmentPage.class, "factor-enrol", "Set up a second factor")
                .with("qr", QrCode.of(enrolment.uri()).svg("QR code for your authenticator app"))
                .with("secret", enrolment.text().replaceAll("(.{4})(?=.)", "$1 "))
                .with("uri", enrolment.uri())
                .with("offer", enrolment.sealed())
                .tall();
    }

    private static String sealed(JsonBody form) {
        return form.optionalString("offer", LONGEST).orElse("");
    }

    private String issuer() {
        return "Workflow " + browser.origin().authority().replaceFirst(":\\d+$", "");
    }
}
