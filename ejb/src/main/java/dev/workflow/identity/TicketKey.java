package dev.workflow.identity;

import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a client holds between its login and its token: 32 hex digits (api.md §2.2), made by {@link TicketKeys}. */
public record TicketKey(String text) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

    public TicketKey {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not 32 hex digits");
        }
    }

    /** @param text as a client sent it, or null */
    static boolean fits(String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(text);
    }

    /** What is stored of it. */
    String digest() {
        return HexFormat.of().formatHex(TokenKey.sha256(text));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "TicketKey[…]";
    }
}
