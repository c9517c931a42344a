package dev.workflow.passport;

import dev.workflow.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a confidential client proves itself with: 256 random bits, of which only the SHA-256 is stored. A slow hash would
 * add nothing to that many bits.
 */
public record ClientSecret(String text) {

    /** Of a secret that was chosen elsewhere; shorter ones could be guessed. */
    static final int SHORTEST = 32;

    private static final int LONGEST = 256;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public ClientSecret {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the secret of a client has " + SHORTEST + " to " + LONGEST + " random characters");
        }
    }

    static ClientSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] sha256() {
        return sha256(text);
    }

    static byte[] sha256(String text) {
        return Sha256.of(text);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ClientSecret[…]";
    }
}
