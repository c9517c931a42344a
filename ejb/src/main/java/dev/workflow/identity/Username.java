package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/** A login name: 1 to 150 letters, digits and {@code @ . + - _}; ASCII, so that no two look alike. */
public record Username(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9@.+_-]{1,150}");

    public Username {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.field(
                    "username",
                    "Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.");
        }
    }
}
