package dev.workflow.builder;

import dev.workflow.log.LogText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Shows lines in the pusher's terminal, each at once, and {@code ...} when nothing was said for a while, so that neither
 * the person nor a firewall gives up.
 */
final class PushLines implements Pushes.PushOutput, AutoCloseable {

    private static final String SIGN_OF_LIFE = "...";

    private final OutputStream terminal;
    private final BooleanSupplier channelGone;
    private final long silence;
    private final Thread heartbeat;
    private long lastLine = System.nanoTime();
    private boolean closed;
    private volatile boolean broken;

    PushLines(OutputStream terminal, BooleanSupplier channelGone, Duration silence) {
        this.terminal = terminal;
        this.channelGone = channelGone;
        this.silence = silence.toNanos();
        heartbeat = new Thread(this::beat, "push-heartbeat");
        heartbeat.setDaemon(true);
        heartbeat.start();
    }

    @Override
    public synchronized void line(String text) {
        for (String part : LogText.lines(text)) {
            write(part);
        }
        lastLine = System.nanoTime();
    }

    @Override
    public boolean gone() {
        return broken || channelGone.getAsBoolean();
    }

    /** No sign of life after this. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void write(String text) {
        if (gone()) {
            return;
        }
        try {
            terminal.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            terminal.flush();
        } catch (IOException unreachable) {
            broken = true;
        }
    }

    private synchronized void beat() {
        while (!closed) {
            long left = lastLine + silence - System.nanoTime();
            if (left <= 0) {
                line(SIGN_OF_LIFE);
            } else {
                rest(left);
            }
        }
    }

    private void rest(long nanos) {
        try {
            java.util.concurrent.TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }
}
