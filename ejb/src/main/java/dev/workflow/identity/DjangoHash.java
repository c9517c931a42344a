package dev.workflow.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A password hash as a Drycc Workflow database holds it, {@code pbkdf2_sha256$rounds$salt$base64}: for imports. */
record DjangoHash(int rounds, String salt, byte[] digest) {

    private static final int MOST_ROUNDS = 5_000_000;
    private static final int BITS_PER_BYTE = 8;
    private static final Pattern SHAPE =
            Pattern.compile("pbkdf2_sha256\\$(\\d{1,9})\\$([^$]{1,128})\\$([A-Za-z0-9+/]{43}=)");

    static Optional<DjangoHash> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int rounds = Integer.parseInt(parts.group(1));
        return rounds < 1 || rounds > MOST_ROUNDS
                ? Optional.empty()
                : Optional.of(new DjangoHash(
                        rounds, parts.group(2), Base64.getDecoder().decode(parts.group(3))));
    }

    boolean matches(String password) {
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    password.toCharArray(),
                    salt.getBytes(StandardCharsets.UTF_8),
                    rounds,
                    digest.length * BITS_PER_BYTE);
            byte[] computed = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return MessageDigest.isEqual(digest, computed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
