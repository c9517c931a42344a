package dev.workflow.passport;

import dev.workflow.config.Signer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a refresh token says: its family, and its place in it. It is signed, so nothing of it has to be stored, and what
 * was not made here cannot end a family.
 */
record RefreshKey(UUID grant, int generation) {

    /** For {@link dev.workflow.config.Sealer#signer}. */
    static final String PURPOSE = "oauth/refresh";

    private static final int CLAIM_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int LENGTH = 70;

    String text(Signer signer) {
        byte[] claim = claim();
        byte[] signature = signer.sign(claim);
        byte[] whole = Arrays.copyOf(claim, claim.length + signature.length);
        System.arraycopy(signature, 0, whole, claim.length, signature.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Empty for what was not made here. */
    static Optional<RefreshKey> parse(String text, Signer signer) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            byte[] claim = Arrays.copyOf(whole, CLAIM_BYTES);
            return signer.matches(claim, Arrays.copyOfRange(whole, CLAIM_BYTES, whole.length))
                    ? Optional.of(of(ByteBuffer.wrap(claim)))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static RefreshKey of(ByteBuffer claim) {
        return new RefreshKey(new UUID(claim.getLong(), claim.getLong()), claim.getInt());
    }

    private byte[] claim() {
        return ByteBuffer.allocate(CLAIM_BYTES)
                .putLong(grant.getMostSignificantBits())
                .putLong(grant.getLeastSignificantBits())
                .putInt(generation)
                .array();
    }
}
