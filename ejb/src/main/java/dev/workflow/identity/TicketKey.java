package dev.workflow.identity;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client holds between its login and its token: 32 hex digits (api.md §2.2). */
public record TicketKey(String text) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    public TicketKey {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not 32 hex digits");
        }
    }

    public static TicketKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TicketKey(HexFormat.of().formatHex(bytes));
    }

    public static Optional<TicketKey> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new TicketKey(text)) : Optional.empty();
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
