package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.util.regex.Pattern;

/**
 * What an owner calls a key: up to 128 characters, often {@code user@host} or a path. It is the last part of a URL, so it
 * has no empty and no dot segments and nothing that a URL cannot carry as it is.
 */
public record SshKeyName(String value) {

    private static final int LONGEST = 128;
    private static final Pattern UNADDRESSABLE =
            Pattern.compile("[\\p{Cntrl};\\\\?#%]|//|^/|/$|(?:^|/)\\.{1,2}(?:/|$)");

    public SshKeyName {
        if (value.isBlank()) {
            throw Problem.field("id", "This field may not be blank.");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw Problem.field("id", "Ensure this field has no more than " + LONGEST + " characters.");
        }
        if (UNADDRESSABLE.matcher(value).find()) {
            throw Problem.field("id", "Key id cannot be used in a URL. Use letters, digits and @ . / - _ instead.");
        }
    }
}
