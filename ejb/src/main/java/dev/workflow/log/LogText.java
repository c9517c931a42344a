package dev.workflow.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Text from a tenant's process, made safe for a terminal: colours (SGR) and tabs stay, every other control character
 * becomes visible, so that no output can move the cursor, set a title or forge a line.
 */
public final class LogText {

    private static final char ESCAPE = '\u001b';
    private static final int LONGEST_COLOUR = 32;

    private LogText() {}

    /** The text as harmless lines of at most {@link AppLogs#LONGEST_LINE} characters; never empty. */
    public static List<String> lines(String text) {
        if (plain(text)) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> split(harmless(line), lines));
        return lines.isEmpty() ? List.of("") : lines;
    }

    /** The text with what is not a tab, a colour or printable made visible. */
    static String harmless(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int at = 0;
        while (at < text.length()) {
            int colour = colourEnd(text, at);
            if (colour > at) {
                safe.append(text, at, colour);
                at = colour;
            } else {
                safe.append(visible(text, at));
                at++;
            }
        }
        return safe.toString();
    }

    private static boolean plain(String text) {
        if (text.length() > AppLogs.LONGEST_LINE) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (special(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The end of a colour sequence that starts here; the same index when there is none. */
    private static int colourEnd(String text, int start) {
        if (text.charAt(start) != ESCAPE || start + 1 >= text.length() || text.charAt(start + 1) != '[') {
            return start;
        }
        int end = Math.min(text.length(), start + LONGEST_COLOUR);
        for (int i = start + 2; i < end; i++) {
            char c = text.charAt(i);
            if (c == 'm') {
                return i + 1;
            }
            if ((c < '0' || c > '9') && c != ';' && c != ':') {
                return start;
            }
        }
        return start;
    }

    private static String visible(String text, int at) {
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            return paired(text, at) ? String.valueOf(c) : "\ufffd";
        }
        if (!special(c)) {
            return String.valueOf(c);
        }
        return c < ' ' ? "^" + (char) (c + '@') : String.format("\\u%04x", (int) c);
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Control characters but tab; marks that reorder or end lines in a terminal. */
    private static boolean special(char c) {
        return c < ' ' && c != '\t'
                || c >= 0x7f && c < 0xa0
                || c == '\u2028'
                || c == '\u2029'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }

    private static void split(String line, List<String> lines) {
        int start = 0;
        while (line.length() - start > AppLogs.LONGEST_LINE) {
            int end = start + AppLogs.LONGEST_LINE;
            if (Character.isHighSurrogate(line.charAt(end - 1))) {
                end--;
            }
            lines.add(line.substring(start, end));
            start = end;
        }
        lines.add(line.substring(start));
    }
}
