package dev.workflow.cli.client;

import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112 §7.1); extensions and trailers are skipped. */
final class ChunkedBody extends InputStream {
    private final InputStream in;
    private InputStream chunk = InputStream.nullInputStream();
    private boolean first = true;
    private boolean ended;

    ChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = chunk.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            next();
        }
        return -1;
    }

    private void next() throws IOException {
        if (!first) {
            ResponseHead.line(in);
        }
        first = false;
        String size = ResponseHead.line(in).split(";", 2)[0].strip();
        try {
            long length = Long.parseLong(size, 16);
            ended = length == 0;
            chunk = new SizedBody(in, length);
        } catch (NumberFormatException e) {
            throw new IOException("the answer has a chunk of no valid size", e);
        }
        while (ended && !ResponseHead.line(in).isEmpty()) {
            // a trailer
        }
    }
}
