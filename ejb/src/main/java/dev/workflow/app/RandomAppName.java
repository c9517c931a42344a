package dev.workflow.app;

import java.security.SecureRandom;

/** Names for apps whose owner did not choose one: six letters, a hyphen, eight letters (model.md §2). */
final class RandomAppName {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomAppName() {}

    static AppName next() {
        return new AppName(letters(6) + "-" + letters(8));
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + RANDOM.nextInt(26)));
        }
        return text.toString();
    }
}
