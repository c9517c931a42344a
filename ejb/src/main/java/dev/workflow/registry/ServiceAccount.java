package dev.workflow.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The name and password by which the platform's own parts use the registry. */
public record ServiceAccount(String username, String password) {

    public ServiceAccount {
        if (username == null || username.isBlank() || password == null || password.isBlank()) {
            throw new IllegalArgumentException("the registry's service account needs a name and a password");
        }
    }

    /** Takes the same time wherever the texts differ. */
    boolean matches(String name, String secret) {
        return same(username, name) & same(password, secret);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves the password out, so that it reaches no log. */
    @Override
    public String toString() {
        return username;
    }
}
