package dev.workflow.web.user;

import dev.workflow.identity.Profile;
import dev.workflow.identity.Profiles;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The mail address of who is logged in in this browser, as JSON (platform.md §6). */
@Path("email")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class EmailResource {

    private final Profiles profiles;
    private final Browser browser;

    @Inject
    public EmailResource(Profiles profiles, Browser browser) {
        this.profiles = profiles;
        this.browser = browser;
    }

    /** @param verified whether mail to it is known to reach them */
    public record Email(String email, boolean verified) {}

    @GET
    public Email show() {
        Profile profile = profiles.of(browser.requireSession().caller());
        return new Email(profile.email(), profile.emailVerified());
    }
}
