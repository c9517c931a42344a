package dev.workflow.web.identity;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Proves that a form was sent by the page we served: a random value that comes back both in a cookie, which other sites
 * cannot read or have sent along, and in the form.
 */
record FormToken(String value) {

    static final String COOKIE = "workflow-form";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FormToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FormToken(HexFormat.of().formatHex(bytes));
    }

    NewCookie cookie(boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/v2/login")
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static boolean matches(String cookie, String field) {
        return cookie != null
                && cookie.length() == 2 * BYTES
                && MessageDigest.isEqual(
                        cookie.getBytes(StandardCharsets.UTF_8), field.getBytes(StandardCharsets.UTF_8));
    }
}
