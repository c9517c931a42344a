package dev.workflow.sso;

import dev.workflow.problem.Problem;
import java.util.Set;
import java.util.regex.Pattern;

/** What an issuer is called here: in paths, and as the origin of its accounts. 2 to 40 characters of a-z, 0-9 and hyphen. */
public record IssuerName(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,38}[a-z0-9]");

    /** Origins of accounts that have other sources. */
    private static final Set<String> RESERVED = Set.of("ldap", "scim", "local");

    public IssuerName {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.field(
                    "name", "A name has 2 to 40 characters of a-z, 0-9 and hyphen, and begins with a letter.");
        }
        if (RESERVED.contains(value)) {
            throw Problem.field("name", value + " is a reserved name.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
