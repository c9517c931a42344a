package dev.workflow.factor;

import dev.workflow.digest.Sha256;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code for the day when the phone is gone: 80 random bits, {@code k3vx-9mpt-w2ha-c7qd}. So many that a plain hash is
 * enough to store.
 */
public record RecoveryCode(String text) {

    /** Without letters that look like digits or like each other. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";

    private static final Pattern SHAPE = Pattern.compile("[a-hjkmnp-z02-9]{16}");
    private static final int BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    static RecoveryCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String plain = Base32.encode(bytes, ALPHABET);
        return new RecoveryCode(plain.replaceAll("(.{4})(?=.)", "$1-"));
    }

    /** @param text as somebody typed it: hyphens, blanks and capital letters do not matter */
    static Optional<RecoveryCode> parse(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return SHAPE.matcher(plain).matches()
                ? Optional.of(new RecoveryCode(plain.replaceAll("(.{4})(?=.)", "$1-")))
                : Optional.empty();
    }

    byte[] sha256() {
        return Sha256.of(text);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "RecoveryCode[…]";
    }
}
