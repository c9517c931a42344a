package dev.workflow.passport;

import dev.workflow.problem.Problem;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a client. It begins with a letter, so that it is never the number of an account. */
record ClientId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

    ClientId {
        if (!SHAPE.matcher(value).matches()) {
            throw Problem.field("client_id", "Enter up to 100 letters, digits and . _ -, the first one a letter.");
        }
    }

    static ClientId random() {
        return new ClientId("c" + UUID.randomUUID().toString().replace("-", ""));
    }
}
