package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A login name: 1 to 150 letters, digits and {@code @ . + - _}; ASCII, so that no two look alike. */
public record Username(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9@.+_-]{1,150}");

    /** The contract's pseudo-user, and words that mean something else where the API has names of users. */
    private static final Set<String> RESERVED = Set.of("anonymoususer", ".", "..", "why", "groups");

    public Username {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.field(
                    "username",
                    "Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.");
        }
    }

    /**
     * A name for an account that is made or renamed, whoever does it: everybody who gives names takes them from here.
     * An account that has a reserved name from before keeps it.
     *
     * @throws Problem 400 also for a name that is reserved
     */
    public static Username forAccount(String value) {
        Username name = new Username(value);
        if (name.reserved()) {
            throw Problem.field("username", "This name is reserved.");
        }
        return name;
    }

    /** Whether it means something else in the API, so that no account can be given it. */
    public boolean reserved() {
        return RESERVED.contains(value.toLowerCase(Locale.ROOT));
    }
}
