package dev.workflow.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the length-prefixed fields of an SSH blob (RFC 4251 §5). A field that is not there reads as empty and leaves the
 * reader short of its end for good.
 */
final class SshWire {

    private final ByteBuffer blob;
    private boolean broken;

    SshWire(byte[] blob) {
        this.blob = ByteBuffer.wrap(blob);
    }

    byte[] bytes() {
        int length = blob.remaining() >= Integer.BYTES ? blob.getInt() : -1;
        if (length < 0 || length > blob.remaining()) {
            broken = true;
            return new byte[0];
        }
        byte[] field = new byte[length];
        blob.get(field);
        return field;
    }

    String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    /** Zero when there is none. */
    BigInteger number() {
        byte[] field = bytes();
        return field.length == 0 ? BigInteger.ZERO : new BigInteger(field);
    }

    /** True when every field was there and nothing is left. */
    boolean atEnd() {
        return !broken && !blob.hasRemaining();
    }
}
