package dev.workflow.passport;

import dev.workflow.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** A secret that is given away once and comes back once: 256 random bits, of which only the digest is stored. */
public record OneTimeKey(String text) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static OneTimeKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new OneTimeKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String digest() {
        return digest(text);
    }

    /** @param text as a client sent it, whatever that is */
    public static String digest(String text) {
        byte[] hash = Sha256.of(text);
        return HexFormat.of().formatHex(hash);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "OneTimeKey[…]";
    }
}
