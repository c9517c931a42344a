package dev.workflow.scim;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change is about (RFC 7644, §3.5.2): {@code active}, {@code name.givenName}, {@code members[value eq "42"]},
 * {@code emails[type eq "work"].value}.
 *
 * @param attribute in lower case; empty for one of a schema that is not known here
 * @param sub part of the attribute, in lower case
 */
record ScimPath(String attribute, Optional<ScimFilter> filter, Optional<String> sub) {

    private static final int LONGEST = 2000;
    private static final Pattern SHAPE = Pattern.compile(
            "(?:(urn:[A-Za-z0-9:._-]+):)?([A-Za-z$][A-Za-z0-9_$-]*)(?:\\[(.*)])?(?:\\.([A-Za-z$][A-Za-z0-9_$-]*))?",
            Pattern.DOTALL);
    private static final Pattern CORE = Pattern.compile("(?i)urn:ietf:params:scim:schemas:core:2\\.0:(?:user|group)");
    private static final Set<String> FILTERED = Set.of("value", "type", "primary");

    /** @throws ScimProblem invalidPath, or invalidFilter for what is in its brackets */
    static ScimPath parse(String text) {
        Matcher path = SHAPE.matcher(text.strip());
        if (text.length() > LONGEST || !path.matches()) {
            throw ScimProblem.invalidPath("The path of an operation is malformed.");
        }
        boolean known = path.group(1) == null || CORE.matcher(path.group(1)).matches();
        return new ScimPath(
                known ? path.group(2).toLowerCase(Locale.ROOT) : "",
                Optional.ofNullable(path.group(3)).map(filter -> ScimFilter.parse(filter, FILTERED)),
                Optional.ofNullable(path.group(4)).map(sub -> sub.toLowerCase(Locale.ROOT)));
    }

    /** The value that a part of the list must have to be meant; empty for all. */
    Optional<String> filtered(String part) {
        return filter.flatMap(known -> known.value(part));
    }
}
