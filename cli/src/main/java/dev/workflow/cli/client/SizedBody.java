package dev.workflow.cli.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The next {@code left} bytes of a stream; fails when it ends before. */
final class SizedBody extends InputStream {
    private final InputStream in;
    private long left;

    SizedBody(InputStream in, long left) {
        this.in = in;
        this.left = left;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection was closed in the middle of an answer");
        }
        left -= count;
        return count;
    }
}
