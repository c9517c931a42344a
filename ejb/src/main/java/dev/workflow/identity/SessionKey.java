package dev.workflow.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a browser holds in its cookie: 256 random bits, of which only the SHA-256 is stored. */
public record SessionKey(String text) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public SessionKey {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("not the key of a session");
        }
    }

    public static SessionKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @param text as a client sent it, or null */
    public static Optional<SessionKey> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new SessionKey(text)) : Optional.empty();
    }

    byte[] sha256() {
        return TokenKey.sha256(text);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "SessionKey[…]";
    }
}
