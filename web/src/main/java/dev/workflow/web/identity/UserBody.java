package dev.workflow.web.identity;

import dev.workflow.identity.NewUser;
import dev.workflow.identity.UserChange;
import dev.workflow.identity.Username;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import java.util.Optional;

/** Reads what an account is to be. */
final class UserBody {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_HASH = 512;

    private UserBody() {}

    static NewUser added(JsonBody body) {
        Optional<String> password = body.secret("password");
        if (body.value("password").isPresent() && password.isEmpty()) {
            throw Problem.field("password", "This field may not be blank.");
        }
        return new NewUser(
                new Username(body.string("username", LONGEST_NAME)),
                body.optionalString("email", LONGEST_EMAIL).orElse(""),
                body.optionalString("first_name", LONGEST_NAME).orElse(""),
                body.optionalString("last_name", LONGEST_NAME).orElse(""),
                body.flag("is_staff").orElse(false),
                body.flag("is_superuser").orElse(false),
                password,
                body.optionalString("password_hash", LONGEST_HASH));
    }

    /** A text that is sent empty is emptied; what is not sent stays. */
    static UserChange changed(JsonBody body) {
        return new UserChange(
                sent(body, "email", LONGEST_EMAIL),
                sent(body, "first_name", LONGEST_NAME),
                sent(body, "last_name", LONGEST_NAME),
                body.flag("is_staff"),
                body.flag("is_superuser"));
    }

    private static Optional<String> sent(JsonBody body, String field, int longest) {
        return body.value(field)
                .map(given -> body.optionalString(field, longest).orElse(""));
    }
}
