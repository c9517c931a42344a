package dev.workflow.web.user;

import dev.workflow.identity.Profile;
import dev.workflow.identity.Profiles;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who is logged in in this browser, as JSON (platform.md §6). */
@Path("info")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class InfoResource {

    private final Profiles profiles;
    private final ProfileForm changes;
    private final Browser browser;

    @Inject
    public InfoResource(Profiles profiles, ProfileForm changes, Browser browser) {
        this.profiles = profiles;
        this.changes = changes;
        this.browser = browser;
    }

    /** In the contract's words. */
    public record Info(
            long id,
            String username,
            String email,
            String firstName,
            String lastName,
            boolean isStaff,
            boolean isActive,
            boolean isSuperuser) {

        static Info of(Profile profile) {
            return new Info(
                    profile.id(),
                    profile.username(),
                    profile.email(),
                    profile.firstName(),
                    profile.lastName(),
                    profile.staff(),
                    profile.active(),
                    profile.superuser());
        }
    }

    @GET
    public Info show() {
        return Info.of(profiles.of(browser.requireSession().caller()));
    }

    /** Names and address; what else is sent is not looked at. */
    @PUT
    public void change(JsonBody body) {
        changes.save(browser.requireSession().caller(), body);
    }
}
