package dev.workflow.config;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs short texts that the platform gives away and wants to know again. The same text has the same signature as long as
 * the newest key stays; signatures of older keys are known as long as the master keyset holds these.
 */
public final class Signer {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 8;

    private final List<SecretKeySpec> keys;

    /** @param keys the newest first */
    public Signer(List<byte[]> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing can be signed without a key");
        }
        this.keys = keys.stream().map(key -> new SecretKeySpec(key, ALGORITHM)).toList();
    }

    public byte[] sign(byte[] text) {
        return mac(keys.get(0), text);
    }

    /** Takes the same time wherever the signatures differ. */
    public boolean matches(byte[] text, byte[] signature) {
        boolean known = false;
        for (SecretKeySpec key : keys) {
            known |= MessageDigest.isEqual(mac(key, text), signature);
        }
        return known;
    }

    /** As {@link #matches}, where there is room for the start of a signature only: 8 bytes or more. */
    public boolean begins(byte[] text, byte[] start) {
        if (start.length < SHORTEST) {
            return false;
        }
        boolean known = false;
        for (SecretKeySpec key : keys) {
            known |= MessageDigest.isEqual(Arrays.copyOf(mac(key, text), start.length), start);
        }
        return known;
    }

    static byte[] mac(byte[] key, byte[] text) {
        return mac(new SecretKeySpec(key, ALGORITHM), text);
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
