package dev.workflow.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The body of an answer. A connection that ends early is an error here; the JDK's client would report the end of the
 * stream. Closing before the end drops the connection instead of reading the rest.
 */
final class S3Download extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> answer;
    private final String key;
    private long left;

    S3Download(String key, ResponseInputStream<GetObjectResponse> answer) {
        super(answer);
        this.answer = answer;
        this.key = key;
        this.left = answer.response().contentLength();
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
            left -= count;
        } else if (count < 0 && left > 0) {
            throw new IOException("The object storage ended " + key + " early, " + left + " bytes are missing");
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        left -= skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (left > 0) {
            answer.abort();
        } else {
            super.close();
        }
    }
}
