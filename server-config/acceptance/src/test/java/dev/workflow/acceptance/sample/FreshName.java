package dev.workflow.acceptance.sample;

import java.security.SecureRandom;

/** App names that no other test uses. */
public final class FreshName {

    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshName() {}

    public static String of(String what) {
        return what + "-" + Integer.toString(0x100000 + RANDOM.nextInt(0x1000000), 36);
    }
}
