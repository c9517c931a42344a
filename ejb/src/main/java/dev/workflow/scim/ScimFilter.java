package dev.workflow.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter (RFC 7644, §3.4.2.2) of the kind that directories send: comparisons with {@code eq}, joined by {@code and}. Any
 * other is refused, for a filter that is misunderstood shows, or disables, the wrong people.
 *
 * @param values by attribute in lower case
 * @param impossible whether one attribute would have to have two values
 */
record ScimFilter(Map<String, String> values, boolean impossible) {

    static final ScimFilter NONE = new ScimFilter(Map.of(), false);

    private static final int LONGEST = 2000;
    private static final Pattern CORE =
            Pattern.compile("urn:ietf:params:scim:schemas:core:2\\.0:(?:user|group):", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*+([A-Za-z][A-Za-z0-9_.:$-]*+)\\s++eq\\s++(\"(?:[^\"\\\\]|\\\\.)*+\"|true|false)\\s*+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("and\\s", Pattern.CASE_INSENSITIVE);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param known attributes that can be compared, in lower case
     * @throws ScimProblem invalidFilter
     */
    static ScimFilter parse(String text, Set<String> known) {
        if (text.length() > LONGEST) {
            throw ScimProblem.invalidFilter("The filter is longer than " + LONGEST + " characters.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        boolean impossible = false;
        Matcher comparison = COMPARISON.matcher(text);
        int at = 0;
        do {
            if (!comparison.region(at, text.length()).lookingAt()) {
                throw unsupported(known);
            }
            String attribute =
                    CORE.matcher(comparison.group(1)).replaceFirst("").toLowerCase(Locale.ROOT);
            if (!known.contains(attribute)) {
                throw unsupported(known);
            }
            String value = literal(comparison.group(2));
            String before = values.putIfAbsent(attribute, value);
            impossible = impossible || (before != null && !before.equals(value));
            at = next(text, comparison.end(), known);
        } while (at < text.length());
        return new ScimFilter(Map.copyOf(values), impossible);
    }

    Optional<String> value(String attribute) {
        return Optional.ofNullable(values.get(attribute));
    }

    /** Behind the {@code and}; the end when there is none. */
    private static int next(String text, int at, Set<String> known) {
        if (at == text.length()) {
            return at;
        }
        Matcher and = AND.matcher(text).region(at, text.length());
        if (!and.lookingAt() || !Character.isWhitespace(text.charAt(at - 1)) || and.end() == text.length()) {
            throw unsupported(known);
        }
        return and.end();
    }

    private static String literal(String text) {
        if (text.charAt(0) != '"') {
            return text.toLowerCase(Locale.ROOT);
        }
        try {
            return JSON.readValue(text, String.class);
        } catch (JsonProcessingException malformed) {
            throw ScimProblem.invalidFilter("A text in the filter is malformed.");
        }
    }

    private static ScimProblem unsupported(Set<String> known) {
        return ScimProblem.invalidFilter("Only comparisons with eq, joined by and, are understood, of: "
                + String.join(", ", known.stream().sorted().toList()) + ".");
    }
}
