package dev.workflow.app;

import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The id of an app: 1 to 63 characters of a-z, 0-9 and hyphen, starting with a letter, not ending with a hyphen, not
 * reserved (model.md §2). A value of this type is safe in a path, a host name and an object key.
 */
public record AppName(String value) implements Comparable<AppName> {

    private static final Pattern SHAPE = Pattern.compile("[a-z](?:[a-z0-9-]*[a-z0-9])?");
    private static final int LONGEST = 63;

    /** Platform host names and namespaces that a tenant must not take. */
    private static final Set<String> RESERVED = Set.of(
            "drycc",
            "drycc-builder",
            "drycc-monitor-grafana",
            "drycc-passport",
            "drycc-helmbroker",
            "drycc-manager",
            "kube-system",
            "kube-public",
            "kube-node-lease",
            "default",
            // First segments of the controller's paths, which images of an app of that name would hide behind.
            "apps",
            "audit",
            "mail",
            "auth",
            "keys",
            "tokens",
            "users",
            "limits",
            "hooks",
            "resources",
            "manager",
            "login",
            "complete",
            "disconnect",
            "mutate",
            "operations",
            "oauth",
            "groups",
            "scim",
            "sso");

    public AppName {
        if (value == null || !SHAPE.matcher(value).matches()) {
            throw Problem.field(
                    "id",
                    "App name must start with an alphabetic character, cannot end with a hyphen and can only contain"
                            + " a-z (lowercase), 0-9 and hyphens.");
        }
        if (value.length() > LONGEST) {
            throw Problem.field("id", "Ensure this field has no more than 63 characters.");
        }
        if (RESERVED.contains(value)) {
            throw Problem.field("id", value + " is a reserved name.");
        }
    }

    /** The name, or empty when the text cannot name an app: for lookups, where "invalid" is simply "not found". */
    public static Optional<AppName> parse(String text) {
        try {
            return Optional.of(new AppName(text));
        } catch (Problem invalid) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(AppName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
