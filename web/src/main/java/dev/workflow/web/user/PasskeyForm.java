package dev.workflow.web.user;

import dev.workflow.factor.PasskeySite;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What pages with passkeys share: the one script that the platform has, and what it sends. */
@Dependent
public class PasskeyForm {

    private static final int LONGEST = 16_384;

    private final Browser browser;

    @Inject
    public PasskeyForm(Browser browser) {
        this.browser = browser;
    }

    PasskeySite site() {
        return new PasskeySite(browser.origin().toString());
    }

    HtmlPage scripted(HtmlPage page) {
        return page.script(PasskeyForm.class, "passkey.js");
    }

    /** The browser's answer, as JSON; empty without one. */
    static String answer(JsonBody form) {
        return form.optionalString("answer", LONGEST).orElse("");
    }
}
