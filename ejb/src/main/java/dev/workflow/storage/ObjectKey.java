package dev.workflow.storage;

import java.util.regex.Pattern;

/**
 * The name of an object: segments of visible ASCII without blanks and backslashes, joined by '/'. No segment is empty,
 * "." or "..", so that a key stays inside its prefix on every kind of store, a folder included.
 */
record ObjectKey(String value) {

    private static final Pattern SEGMENTS =
            Pattern.compile("(?!\\.{1,2}(?:/|$))[!-.0-\\[\\]-~]+(?:/(?!\\.{1,2}(?:/|$))[!-.0-\\[\\]-~]+)*");
    /** S3's own limit, in bytes; every allowed character is one byte. */
    private static final int LONGEST = 1024;

    ObjectKey {
        if (value == null
                || value.length() > LONGEST
                || !SEGMENTS.matcher(value).matches()) {
            throw new IllegalArgumentException("not an object key: " + value);
        }
    }

    /** A prefix is empty, or the beginning of a key; it may end with '/'. */
    static String prefix(String text) {
        if (!text.isEmpty()) {
            new ObjectKey(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }
        return text;
    }

    @Override
    public String toString() {
        return value;
    }
}
