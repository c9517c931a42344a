package dev.workflow.web.user;

import dev.workflow.identity.Profiles;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes of one's own names and address, from a page or as JSON; what is not sent stays as it is. */
@Dependent
public class ProfileForm {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_EMAIL = 254;

    private final Profiles profiles;

    @Inject
    public ProfileForm(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Whether a new address counts only once it is confirmed. */
    boolean confirms() {
        return false;
    }

    /** @return what was done, for {@link #notice} */
    String save(Caller caller, JsonBody form) {
        var before = profiles.of(caller);
        String first = text(form, "first_name", LONGEST_NAME).orElse(before.firstName());
        String last = text(form, "last_name", LONGEST_NAME).orElse(before.lastName());
        String email = text(form, "email", LONGEST_EMAIL).orElse(before.email());
        profiles.rename(caller, first, last);
        if (!email.equals(before.email())) {
            profiles.setEmail(caller, email);
        }
        return "saved";
    }

    /** @param done as {@link #save} returned it, or null */
    static String notice(String done) {
        return "saved".equals(done) ? "Saved." : "";
    }

    private static Optional<String> text(JsonBody form, String field, int longest) {
        return form.has(field) ? Optional.of(form.optionalString(field, longest).orElse("")) : Optional.empty();
    }
}
