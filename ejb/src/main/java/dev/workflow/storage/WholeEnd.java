package dev.workflow.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * A request body whose last bytes come in one read of its own, at least {@value #LEAST} of them when there are so many.
 * The signed body of S3 ends with a short line and an empty one. S3Proxy answers at the short line and closes the
 * connection if the empty one has not arrived, so a client that writes them one after the other fails now and then.
 */
final class WholeEnd extends InputStream {

    /** Longer than what ends a signed body. */
    static final int LEAST = 2048;

    /** The largest piece a read gives. */
    static final int PIECE = 2 * LEAST;

    private final InputStream body;
    private final byte[] ahead = new byte[2 * PIECE];
    private int start;
    private int end;
    private boolean over;

    WholeEnd(InputStream body) {
        this.body = body;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        look();
        int left = end - start;
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int most = Math.min(length, PIECE);
        int count = over && left > most ? Math.min(most, left / 2) : Math.min(most, left);
        System.arraycopy(ahead, start, target, offset, count);
        start += count;
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /** Fills what is known of the body beyond the next piece. */
    private void look() throws IOException {
        if (over || end - start > PIECE) {
            return;
        }
        System.arraycopy(ahead, start, ahead, 0, end - start);
        end -= start;
        start = 0;
        int read = body.readNBytes(ahead, end, ahead.length - end);
        over = read < ahead.length - end;
        end += read;
    }
}
