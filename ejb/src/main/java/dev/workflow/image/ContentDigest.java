package dev.workflow.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in the notation of images: {@code sha256:} and 64 hex digits. */
public final class ContentDigest {

    private final MessageDigest digest = sha256();

    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** Ends the calculation. */
    public String text() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    public static String of(byte[] content) {
        ContentDigest digest = new ContentDigest();
        digest.update(content, 0, content.length);
        return digest.text();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
