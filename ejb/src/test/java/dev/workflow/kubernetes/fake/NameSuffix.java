package dev.workflow.kubernetes.fake;

import java.util.concurrent.ThreadLocalRandom;

/** Random ends of names, in the letters that the real server uses: none that make words. */
final class NameSuffix {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;
    private static final int LONGEST_PREFIX = 58;

    String after(String prefix) {
        String start = prefix.length() > LONGEST_PREFIX ? prefix.substring(0, LONGEST_PREFIX) : prefix;
        return start + random();
    }

    String random() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** A number in the same letters, as in {@code pod-template-hash}. */
    static String encode(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toUnsignedString(number).toCharArray()) {
            text.append(LETTERS.charAt((digit - '0') * 2 + 1));
        }
        return text.toString();
    }
}
