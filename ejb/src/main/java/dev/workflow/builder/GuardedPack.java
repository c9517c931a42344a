package dev.workflow.builder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A pack as it comes in, cut off at the limits. JGit allocates a slot for every object that the header announces, so the
 * twelve bytes of the header are looked at first.
 */
final class GuardedPack extends FilterInputStream {

    private static final int HEADER = 12;
    private static final int COUNT_AT = 8;

    private final PushLimits limits;
    private final byte[] header;
    private int headerRead;
    private long bytes;

    GuardedPack(InputStream pack, PushLimits limits) throws IOException {
        super(pack);
        this.limits = limits;
        header = pack.readNBytes(HEADER);
        if (header.length == HEADER) {
            long objects = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(COUNT_AT));
            if (objects > limits.objects()) {
                throw new LimitExceeded(
                        "The push has " + objects + " git objects; at most " + limits.objects() + " are allowed.");
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (headerRead < header.length && length > 0) {
            int count = Math.min(length, header.length - headerRead);
            System.arraycopy(header, headerRead, into, offset, count);
            headerRead += count;
            return count;
        }
        int count = super.read(into, offset, length);
        bytes += Math.max(count, 0);
        if (bytes > limits.packBytes()) {
            throw new LimitExceeded(
                    "The push is bigger than the limit of " + limits.packBytes() / (1024 * 1024) + " MiB.");
        }
        return count;
    }

    /** A pack that is too big in some way; the message is for the pusher. */
    static final class LimitExceeded extends IOException {
        private static final long serialVersionUID = 1L;

        private LimitExceeded(String message) {
            super(message);
        }
    }
}
