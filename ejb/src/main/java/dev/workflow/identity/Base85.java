package dev.workflow.identity;

/** Base 85 with the alphabet of RFC 1924, as Python's {@code base64.b85encode} writes it (api.md §2.1). */
final class Base85 {

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
    private static final int BYTES = 4;
    private static final int DIGITS = 5;

    private Base85() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += BYTES) {
            int there = Math.min(BYTES, bytes.length - at);
            // Missing bytes count as zeros, and as many digits are left out.
            text.append(digits(number(bytes, at)), 0, DIGITS - (BYTES - there));
        }
        return text.toString();
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + BYTES; i++) {
            number = number << Byte.SIZE | (i < bytes.length ? Byte.toUnsignedLong(bytes[i]) : 0);
        }
        return number;
    }

    private static char[] digits(long number) {
        char[] digits = new char[DIGITS];
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return digits;
    }
}
