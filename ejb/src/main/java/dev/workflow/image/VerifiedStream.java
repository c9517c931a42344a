package dev.workflow.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes content on and fails at its end when it has not the digest it was asked for by. */
final class VerifiedStream extends FilterInputStream {

    private final ContentDigest seen = new ContentDigest();
    private final String wanted;
    private final String what;
    private boolean ended;

    /** @param what the content in the words of the error */
    VerifiedStream(InputStream content, String wanted, String what) {
        super(content);
        this.wanted = wanted;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            seen.update(target, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            String got = seen.text();
            if (!got.equals(wanted)) {
                throw new IOException(what + " is damaged or incomplete: its digest is " + got + ", not " + wanted);
            }
        }
        return count;
    }

    /** Skipped bytes count too. */
    @Override
    public long skip(long count) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(count, 1 << 13))];
        long skipped = 0;
        int got = 0;
        while (skipped < count && got >= 0) {
            got = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            skipped += Math.max(got, 0);
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
