package dev.workflow.cli.client;

import java.nio.charset.StandardCharsets;

/** Names as parts of a path. */
public final class Segment {
    private static final String PLAIN = "-._~@:*+,=!$&'()";

    private Segment() {}

    /** Percent-encodes everything a path segment cannot hold as it is, {@code /} included. */
    public static String of(String name) {
        return encode(name, PLAIN);
    }

    /** As {@link #of}, but keeps the slashes: for names that are paths (files, key ids). */
    public static String path(String name) {
        return encode(name, PLAIN + "/");
    }

    /** As {@link #of}, for a value in a query. */
    public static String query(String value) {
        return encode(value, "-._~:,");
    }

    private static String encode(String name, String plain) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letter || plain.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
