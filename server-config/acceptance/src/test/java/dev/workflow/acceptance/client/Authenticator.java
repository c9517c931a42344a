package dev.workflow.acceptance.client;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, written after RFC 6238 and for itself: it shares no code with the platform. */
public final class Authenticator {

    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;

    private final byte[] key;

    private Authenticator(byte[] key) {
        this.key = key;
    }

    /** Types the secret of the page into the app. */
    public static Authenticator of(Page enrolment) {
        Matcher secret = SECRET.matcher(enrolment.html());
        if (!secret.find()) {
            throw new AssertionError("no secret at " + enrolment.address() + ":\n" + enrolment.html());
        }
        return new Authenticator(decode(secret.group(1).replace(" ", "")));
    }

    /** @param steps how many half minutes from now; the platform takes -1 to 1 */
    public String code(int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            long counter = Instant.now().getEpochSecond() / STEP + steps;
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int number = ByteBuffer.wrap(digest).getInt(digest[digest.length - 1] & 15) & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int set = ALPHABET.indexOf(text.charAt(bit / 5)) >> 4 - bit % 5 & 1;
            bytes[bit / 8] |= (byte) (set << 7 - bit % 8);
        }
        return bytes;
    }
}
