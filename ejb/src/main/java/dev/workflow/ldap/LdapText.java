package dev.workflow.ldap;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.stream.Stream;

/** Attributes of an entry as the platform stores them: bounded, and without what breaks a line. */
final class LdapText {

    private static final int LONGEST_NAME = 150;
    private static final int LONGEST_EMAIL = 254;

    private LdapText() {}

    static Stream<String> values(SearchResultEntry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? Stream.empty() : Arrays.stream(values);
    }

    /** Empty when the entry has none. */
    static String name(SearchResultEntry entry, String attribute) {
        return values(entry, attribute)
                .map(text -> text.replaceAll("\\p{Cntrl}+", " ").strip())
                .findFirst()
                .map(text -> text.codePointCount(0, text.length()) > LONGEST_NAME
                        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME))
                        : text)
                .orElse("");
    }

    /** The first that may be one; empty without. */
    static String email(SearchResultEntry entry) {
        return values(entry, "mail")
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST_EMAIL
                        && text.matches("[^\\s\\p{Cntrl}@<>,;\"]+@[^\\s\\p{Cntrl}@<>,;\"]+"))
                .findFirst()
                .orElse("");
    }
}
