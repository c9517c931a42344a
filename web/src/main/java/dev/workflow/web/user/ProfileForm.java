package dev.workflow.web.user;

import dev.workflow.account.AddressChanges;
import dev.workflow.identity.Profile;
import dev.workflow.identity.Profiles;
import dev.workflow.mail.MailAddress;
import dev.workflow.mail.Outbox;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes of one's own names and address, from a page or as JSON; what is not sent stays as it is. */
@Dependent
public class ProfileForm {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_EMAIL = 254;

    private final Profiles profiles;
    private final AddressChanges addresses;
    private final Outbox outbox;
    private final LinkOrigin origin;
    private final Browser browser;

    @Inject
    public ProfileForm(Profiles profiles, AddressChanges addresses, Outbox outbox, LinkOrigin origin, Browser browser) {
        this.profiles = profiles;
        this.addresses = addresses;
        this.outbox = outbox;
        this.origin = origin;
        this.browser = browser;
    }

    /** Whether a new address counts only once it is confirmed: mail can be sent, with a link in it. */
    boolean confirms() {
        return outbox.delivers() && origin.known();
    }

    /**
     * @return what was done, for {@link #notice}
     * @throws Problem 400
     */
    String save(Caller caller, JsonBody form) {
        Profile before = profiles.of(caller);
        String first = text(form, "first_name", LONGEST_NAME).orElse(before.firstName());
        String last = text(form, "last_name", LONGEST_NAME).orElse(before.lastName());
        String email = text(form, "email", LONGEST_EMAIL).orElse(before.email());
        Optional<MailAddress> address = email.isEmpty() ? Optional.empty() : Optional.of(new MailAddress(email));
        profiles.rename(caller, first, last);
        if (email.equals(before.email())) {
            return "saved";
        }
        if (address.isPresent() && confirms()) {
            addresses.ask(caller, address.get(), origin.require(), browser.address());
            return "mailed";
        }
        profiles.setEmail(caller, email);
        return "saved";
    }

    /** @param done as {@link #save} returned it, or null */
    static String notice(String done) {
        return switch (String.valueOf(done)) {
            case "saved" -> "Saved.";
            case "mailed" -> "Saved. Follow the link that we sent to the new address; until then the old one counts.";
            case "confirmed" -> "Your new address is confirmed.";
            default -> "";
        };
    }

    private static Optional<String> text(JsonBody form, String field, int longest) {
        return form.has(field) ? Optional.of(form.optionalString(field, longest).orElse("")) : Optional.empty();
    }
}
