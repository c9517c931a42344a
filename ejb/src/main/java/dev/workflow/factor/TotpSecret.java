package dev.workflow.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app and the platform both know, to make the same codes of it (RFC 6238). SHA-1, six digits and
 * thirty seconds are what all apps can do; many ignore any other wish.
 */
final class TotpSecret {

    static final int BYTES = 20;

    private static final String ALGORITHM = "HmacSHA1";
    private static final long STEP_SECONDS = 30;
    private static final int POSSIBLE = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    TotpSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static TotpSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** As it is typed into an app. */
    String text() {
        return Base32.encode(bytes, Base32.STANDARD);
    }

    /** The link that apps read from a QR code. @param issuer what the app shows above the account's name */
    String uri(String issuer, String username) {
        return "otpauth://totp/" + escape(issuer) + ":" + escape(username) + "?secret=" + text() + "&issuer="
                + escape(issuer) + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }

    /**
     * The time step that a code belongs to: this one, or the one before or after it, for clocks differ and people are
     * slow. All are compared, in the same time whatever the code is.
     */
    OptionalLong step(String code, Instant now) {
        byte[] given = code.getBytes(StandardCharsets.UTF_8);
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            if (MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8), given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a time step (RFC 4226, section 5.3). */
    String code(long step) {
        byte[] mac = mac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format("%06d", number % POSSIBLE);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "TotpSecret[…]";
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
