package dev.workflow.volume.cluster;

import dev.workflow.kubernetes.Cluster.ExecChannel;
import java.io.FilterInputStream;
import java.io.IOException;

/** The bytes of a file; an end that is not the command's own is told as an error. */
final class Content extends FilterInputStream {

    private final Running running;
    private final ExecChannel channel;

    Content(Running running, ExecChannel channel) {
        super(running);
        this.running = running;
        this.channel = channel;
    }

    @Override
    public int read(byte[] into, int start, int most) throws IOException {
        return checked(super.read(into, start, most));
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    private int checked(int read) throws IOException {
        if (read < 0 && running.code() != 0) {
            throw new IOException("the file could not be read to its end: " + running.complaint());
        }
        return read;
    }

    @Override
    public void close() {
        running.close();
        channel.close();
    }
}
