package dev.workflow.web.user;

import dev.workflow.factor.Passkeys;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Takes a passkey off one's account. */
@Path("factor/passkeys/removal")
@Dependent
public class PasskeyRemovalResource {

    private static final int LONGEST = 36;

    private final Passkeys passkeys;
    private final Browser browser;

    @Inject
    public PasskeyRemovalResource(Passkeys passkeys, Browser browser) {
        this.passkeys = passkeys;
        this.browser = browser;
    }

    @POST
    public Response remove(JsonBody form) {
        browser.requireOwnForm(form);
        long account =
                browser.session().orElseThrow(Problem::forbidden).caller().accountId();
        passkeys.remove(account, parse(form.string("passkey", LONGEST)));
        return browser.go(PasskeysResource.PATH);
    }

    private static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Passkey");
        }
    }
}
