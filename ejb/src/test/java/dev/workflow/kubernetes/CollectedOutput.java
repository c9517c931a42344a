package dev.workflow.kubernetes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps what a command printed, and waits for its end. */
final class CollectedOutput implements Cluster.ExecListener {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private int ends;
    private int code;
    private String message = "";

    @Override
    public synchronized void stdout(byte[] data) {
        out.writeBytes(data);
    }

    @Override
    public synchronized void stderr(byte[] data) {
        err.writeBytes(data);
    }

    @Override
    public synchronized void ended(int status, String why) {
        ends++;
        code = status;
        message = why;
        end.countDown();
    }

    /** The exit status. */
    int await() throws InterruptedException {
        if (!end.await(2, TimeUnit.MINUTES)) {
            throw new AssertionError("the command does not end; it printed " + out());
        }
        return code();
    }

    private synchronized int code() {
        return ends == 1 ? code : -100;
    }

    synchronized String message() {
        return message;
    }

    synchronized String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    synchronized int size() {
        return out.size();
    }

    synchronized String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
