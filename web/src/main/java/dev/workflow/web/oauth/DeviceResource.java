package dev.workflow.web.oauth;

import dev.workflow.passport.consent.ScopeWords;
import dev.workflow.passport.device.DeviceApprovals;
import dev.workflow.passport.device.UserCode;
import dev.workflow.passport.device.WaitingDevice;
import dev.workflow.web.JsonBody;
import dev.workflow.web.audit.AuditNote;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.HtmlPage;
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

/** Where people type the code that a device shows them, and decide about the device (RFC 8628 §3.3). */
@Path("device")
@Dependent
public class DeviceResource {

    private static final int LONGEST = 1000;

    private final DeviceApprovals approvals;
    private final Browser browser;

    @Inject
    public DeviceResource(DeviceApprovals approvals, Browser browser) {
        this.approvals = approvals;
        this.browser = browser;
    }

    /** @param typed the code, when the address had it in it */
    @GET
    public Response page(@QueryParam("user_code") String typed) {
        return typed == null || typed.isBlank() ? browser.show(question("", "")) : look(typed);
    }

    @POST
    public Response typed(JsonBody form) {
        browser.requireOwnForm(form);
        return look(form.optionalString("user_code", LONGEST).orElse(""));
    }

    @POST
    @Path("decision")
    public Response decided(JsonBody form, @Context HttpServletRequest request) {
        browser.requireOwnForm(form);
        boolean allowed =
                form.optionalString("decision", LONGEST).filter("allow"::equals).isPresent();
        Optional<String> client = UserCode.parse(form.string("user_code", LONGEST))
                .flatMap(code -> approvals.decide(browser.requireSession(), code, browser.address(), allowed));
        if (client.isEmpty()) {
            return unknown("");
        }
        AuditNote.of(request).ifPresent(note -> note.target((allowed ? "allow " : "deny ") + client.get()));
        return browser.show(
                allowed
                        ? HtmlPage.message(200, "The device is logged in", "You can go back to it now.")
                        : HtmlPage.message(200, "The device was refused", "It has no access to your account."));
    }

    private Response look(String typed) {
        Optional<UserCode> code = UserCode.parse(typed);
        Optional<WaitingDevice> device =
                code.flatMap(known -> approvals.find(browser.requireSession(), known, browser.address()));
        return device.isPresent() ? browser.show(confirmation(code.get(), device.get())) : unknown(typed);
    }

    private Response unknown(String typed) {
        return browser.show(
                question(typed, "No device waits with this code. Check it, or let the device make a new one.")
                        .status(Response.Status.BAD_REQUEST.getStatusCode()));
    }

    private static HtmlPage question(String typed, String complaint) {
        return HtmlPage.of(DeviceResource.class, "device", "Log in a device")
                .with("code", typed)
                .complaint(complaint)
                .wrong(complaint.isEmpty() ? List.of() : List.of("user_code"));
    }

    private HtmlPage confirmation(UserCode code, WaitingDevice device) {
        return HtmlPage.of(DeviceResource.class, "deviceconfirm", "Log in this device?")
                .with("code", code.shown())
                .with("client", device.client())
                .with("address", device.address())
                .with("account", browser.requireSession().caller().username())
                .with("sentences", ScopeWords.of(device.scopes()))
                .with(
                        "everything",
                        ScopeWords.everything(browser.requireSession().caller(), device.scopes()));
    }
}
