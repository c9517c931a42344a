package dev.workflow.web.user;

import dev.workflow.identity.Profile;
import dev.workflow.identity.Profiles;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.Complaint;
import dev.workflow.web.page.HtmlPage;
import dev.workflow.web.page.Moment;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** Who somebody is, and what of it they may change. */
@Path("")
@Dependent
public class AccountPage {

    private final Profiles profiles;
    private final ProfileForm changes;
    private final Browser browser;

    @Inject
    public AccountPage(Profiles profiles, ProfileForm changes, Browser browser) {
        this.profiles = profiles;
        this.changes = changes;
        this.browser = browser;
    }

    @GET
    public Response page(@QueryParam("done") String done) {
        Profile profile = profiles.of(browser.requireSession().caller());
        return browser.show(form(profile).notice(ProfileForm.notice(done)));
    }

    @POST
    public Response save(JsonBody form) {
        browser.requireOwnForm(form);
        Caller caller = browser.requireSession().caller();
        try {
            String done = changes.save(caller, form);
            return browser.go(new ReturnPath("/user/?done=" + done));
        } catch (Problem refused) {
            HtmlPage again = form(profiles.of(caller));
            for (String[] field :
                    new String[][] {{"first_name", "firstName"}, {"last_name", "lastName"}, {"email", "email"}}) {
                again.with(field[1], form.secret(field[0]).orElse(""));
            }
            return browser.show(Complaint.on(again, refused));
        }
    }

    private HtmlPage form(Profile profile) {
        return HtmlPage.of(AccountPage.class, "account", "Your account")
                .with("username", profile.username())
                .with("firstName", profile.firstName())
                .with("lastName", profile.lastName())
                .with("email", profile.email())
                .with("verified", profile.emailVerified())
                .with("confirms", changes.confirms())
                .with("joined", Moment.of(profile.joined()))
                .with("rights", rights(profile))
                .with("origin", profile.origin())
                .wide();
    }

    private static String rights(Profile profile) {
        if (profile.superuser()) {
            return "administrator: everything on this platform";
        }
        return profile.staff() ? "staff" : "your own apps, and those that others let you use";
    }
}
