package dev.workflow.kubernetes;

import dev.workflow.kubernetes.Exchange.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.HttpUrl;

/** The output of a container, as it comes. */
final class PodLog extends InputStream {

    private final Opened opened;
    private final InputStream bytes;

    private PodLog(Opened opened) {
        this.opened = opened;
        bytes = opened.response().body().byteStream();
    }

    static InputStream open(Calls calls, HttpUrl url) {
        return new Attempts(calls, ApiCall.get(url, "*/*")).run(call -> new PodLog(calls.open(call, Duration.ZERO)));
    }

    @Override
    public synchronized int read() throws IOException {
        return bytes.read();
    }

    @Override
    public synchronized int read(byte[] into, int start, int length) throws IOException {
        return bytes.read(into, start, length);
    }

    @Override
    public int available() throws IOException {
        return 0;
    }

    /** Also ends a read that waits in another thread, with an exception. */
    @Override
    public void close() {
        opened.call().cancel();
        synchronized (this) {
            opened.response().close();
        }
    }
}
