package dev.workflow.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a repository: lower-case path components of the distribution specification, 255 characters at most. The
 * first component is the app that owns it, and none of the words that begin paths of the controller under /v2.
 */
public record RepositoryName(String value) {

    /** First path segments under /v2 that are the controller's, as a regular expression. */
    public static final String RESERVED =
            "apps|audit|auth|keys|tokens|users|limits|hooks|resources|manager|login|complete|disconnect|mutate|operations"
                    + "|groups|oauth|scim|mail|sso";

    private static final String COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern SHAPE =
            Pattern.compile("(?!(?:" + RESERVED + ")(?:/|$))" + COMPONENT + "(?:/" + COMPONENT + ")*");
    private static final int LONGEST = 255;

    /** @throws RegistryProblem NAME_INVALID */
    public RepositoryName {
        if (!fits(value)) {
            throw RegistryError.NAME_INVALID.with(
                    "a repository is named in lower case, app or app/part, and not after a part of the platform's API");
        }
    }

    /** Empty for what is no name of a repository. */
    public static Optional<RepositoryName> parse(String text) {
        return fits(text) ? Optional.of(new RepositoryName(text)) : Optional.empty();
    }

    private static boolean fits(String text) {
        return text != null && text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** The app that owns the repository. */
    public String app() {
        int slash = value.indexOf('/');
        return slash < 0 ? value : value.substring(0, slash);
    }

    @Override
    public String toString() {
        return value;
    }
}
