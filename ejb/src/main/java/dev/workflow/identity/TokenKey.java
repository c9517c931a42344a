package dev.workflow.identity;

import dev.workflow.digest.Sha256;
import java.security.SecureRandom;
import java.util.Random;

/**
 * The secret that a client sends: 32 hex digits with each letter in either case, then 96 ASCII letters (api.md §2.2).
 * Only its SHA-256 is stored: with more than 500 random bits a slow hash would add nothing.
 */
public record TokenKey(String text) {

    static final int LENGTH = 128;

    private static final int HEX_DIGITS = 32;
    private static final int SHOWN = 14;
    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenKey random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < HEX_DIGITS; i++) {
            char digit = pick(HEX, RANDOM);
            text.append(RANDOM.nextBoolean() ? Character.toUpperCase(digit) : digit);
        }
        while (text.length() < LENGTH) {
            text.append(pick(LETTERS, RANDOM));
        }
        return new TokenKey(text.toString());
    }

    byte[] sha256() {
        return sha256(text);
    }

    /** What the owner sees of it afterwards. */
    String fuzzy() {
        return text.substring(0, SHOWN) + "..." + text.substring(text.length() - SHOWN);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "TokenKey[…]";
    }

    static byte[] sha256(String text) {
        return Sha256.of(text);
    }

    private static char pick(String alphabet, Random random) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }
}
