package dev.workflow.scim;

import dev.workflow.identity.Username;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.scim.ScimUserRepository.KnownUser;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user as a client wants it. Attributes that are not kept here are left out, as RFC 7644, §3.3 allows. */
record UserDraft(
        String userName,
        Optional<String> externalId,
        String givenName,
        String familyName,
        String email,
        Optional<Boolean> active) {

    static final int LONGEST_NAME = 150;
    static final int LONGEST_ID = 255;

    private static final int LONGEST_EMAIL = 254;

    /** @throws ScimProblem invalidValue for a name that cannot log in */
    UserDraft {
        try {
            new Username(userName);
        } catch (Problem unfit) {
            throw ScimProblem.invalidValue("userName must have 1 to 150 letters, digits and @ . + - _");
        }
    }

    /** For an account that is made or renamed. @throws ScimProblem invalidValue for one that is reserved */
    Username name() {
        try {
            return Username.forAccount(userName);
        } catch (Problem reserved) {
            throw ScimProblem.invalidValue("userName must be another one: " + userName + " is reserved here.");
        }
    }

    /** The whole of it: what is absent is empty, except that an account stays enabled or disabled. */
    static UserDraft of(ScimObject body) {
        Optional<ScimObject> name = body.object("name");
        return new UserDraft(
                body.text("userName", LONGEST_NAME)
                        .orElseThrow(() -> ScimProblem.invalidValue("userName is required.")),
                body.text("externalId", LONGEST_ID),
                name.flatMap(parts -> parts.text("givenName", LONGEST_NAME)).orElse(""),
                name.flatMap(parts -> parts.text("familyName", LONGEST_NAME)).orElse(""),
                email(body.list("emails")),
                body.flag("active"));
    }

    static UserDraft of(KnownUser user) {
        Account account = user.account();
        return new UserDraft(
                account.getUsername(),
                user.externalId(),
                account.getFirstName(),
                account.getLastName(),
                account.getEmail(),
                Optional.of(account.isActive()));
    }

    /** The primary one, else the first; empty without. */
    static String email(List<?> emails) {
        List<ScimObject> all = emails.stream()
                .map(email -> email instanceof String text
                        ? new ScimObject(Map.of("value", text))
                        : ScimObject.of(email, "emails"))
                .toList();
        return all.stream()
                .filter(email -> email.flag("primary").orElse(false))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(email -> email.value("value").map(UserDraft::email).orElse(""))
                .orElse("");
    }

    static String email(Object value) {
        String text = ScimObject.text(value, "emails", LONGEST_EMAIL);
        if (!text.isEmpty() && !text.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+")) {
            throw ScimProblem.invalidValue("emails must hold mail addresses.");
        }
        return text;
    }

    UserDraft withUserName(String text) {
        return new UserDraft(text, externalId, givenName, familyName, email, active);
    }

    UserDraft withExternalId(Optional<String> text) {
        return new UserDraft(userName, text, givenName, familyName, email, active);
    }

    UserDraft withName(String given, String family) {
        return new UserDraft(userName, externalId, given, family, email, active);
    }

    UserDraft withEmail(String text) {
        return new UserDraft(userName, externalId, givenName, familyName, text, active);
    }

    UserDraft withActive(boolean flag) {
        return new UserDraft(userName, externalId, givenName, familyName, email, Optional.of(flag));
    }
}
