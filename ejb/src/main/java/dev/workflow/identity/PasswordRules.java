package dev.workflow.identity;

import dev.workflow.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which passwords people may choose: long enough, and none that is guessed first. Characters are not prescribed. */
public final class PasswordRules {

    static final int SHORTEST = 8;

    private static final Set<String> WORST = worst();

    private PasswordRules() {}

    /**
     * @param field to name in the refusal
     * @throws Problem 400
     */
    public static void require(String field, String password, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            // Word for word, with the blank at the end (platform.md §6).
            throw refused("short-password", "password must be 8 or more characters. ");
        }
        if (password.length() > Passwords.LONGEST) {
            throw Problem.field(field, "A password has at most " + Passwords.LONGEST + " characters.");
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(username.toLowerCase(Locale.ROOT))) {
            throw refused("password-is-name", "A password must not be the user name.");
        }
        if (WORST.contains(plain) || password.chars().distinct().count() < 3) {
            throw refused("common-password", "That is one of the passwords that are guessed first.");
        }
    }

    private static Problem refused(String code, String text) {
        return Problem.badRequest(code, text);
    }

    private static Set<String> worst() {
        try (InputStream in = PasswordRules.class.getResourceAsStream("worst-passwords.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
