package dev.workflow.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bounds what a tar reader may take for the headers of one entry. The reader keeps long names and extended headers in
 * memory, so that an archive could otherwise fill the heap with a name.
 */
final class HeaderGuard extends FilterInputStream {

    private static final long MOST = 1 << 20;

    private long left = Long.MAX_VALUE;

    HeaderGuard(InputStream in) {
        super(in);
    }

    void headers() {
        left = MOST;
    }

    void content() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long read) throws ImageTrouble {
        left -= read;
        if (left < 0) {
            throw new ImageTrouble("The image has a file name or header of more than " + (MOST >> 20) + " MiB");
        }
    }
}
