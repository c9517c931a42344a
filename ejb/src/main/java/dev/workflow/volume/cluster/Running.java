package dev.workflow.volume.cluster;

import dev.workflow.kubernetes.Cluster.ExecListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a command in a filer prints, to be read at the reader's pace: no more than some messages wait here, then the
 * command has to. One reader.
 */
final class Running extends InputStream implements ExecListener {

    private static final int WAITING = 16;
    private static final int MOST_COMPLAINT = 1000;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(WAITING);
    private final long patienceSeconds;
    private final StringBuffer complaint = new StringBuffer();
    private volatile boolean closed;
    private volatile int code = -1;
    private byte[] current = END;
    private int position;
    private boolean over;

    /** @param patienceSeconds how long it may say nothing */
    Running(long patienceSeconds) {
        this.patienceSeconds = patienceSeconds;
    }

    @Override
    public void stdout(byte[] data) {
        if (data.length > 0) {
            put(data);
        }
    }

    private void put(byte[] data) {
        try {
            boolean done = closed;
            while (!done) {
                done = waiting.offer(data, 1, TimeUnit.SECONDS) || closed;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stderr(byte[] data) {
        if (complaint.length() < MOST_COMPLAINT) {
            complaint.append(new String(data, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void ended(int status, String message) {
        complaint.append(message);
        code = status;
        put(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (position == current.length && !next()) {
            return -1;
        }
        int count = Math.min(most, current.length - position);
        System.arraycopy(current, position, into, start, count);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        if (over) {
            return false;
        }
        byte[] data = taken().orElseThrow(() -> new IOException("the volume's pod says nothing any more"));
        if (data == END) {
            over = true;
            return false;
        }
        current = data;
        position = 0;
        return true;
    }

    private Optional<byte[]> taken() throws IOException {
        try {
            return Optional.ofNullable(waiting.poll(patienceSeconds, TimeUnit.SECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    /** Nobody reads any more: what is still said is thrown away. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
    }

    /** Of the command, once all was read; -1 when the connection was lost before. */
    int code() {
        return code;
    }

    /** What it complained of, in short. */
    String complaint() {
        return complaint.toString().strip();
    }
}
