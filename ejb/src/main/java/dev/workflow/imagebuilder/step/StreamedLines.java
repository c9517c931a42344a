package dev.workflow.imagebuilder.step;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Output that somebody else reads into lines that are safe to show, so that whoever takes them can wait for other things too. */
public final class StreamedLines implements AutoCloseable {

    private static final int QUEUED = 1000;
    private static final Optional<String> END = Optional.empty();

    private final InputStream in;
    private final Thread reader;
    private final BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(QUEUED);
    private boolean ended;

    /** Begins to read. @param name of the thread that does it */
    public StreamedLines(InputStream in, String name) {
        this.in = in;
        this.reader = new Thread(this::read, name);
        this.reader.setDaemon(true);
        this.reader.start();
    }

    private void read() {
        try (in) {
            OutputLines output = new OutputLines(in);
            for (Optional<String> line = output.next(); line.isPresent(); line = output.next()) {
                lines.put(line);
            }
        } catch (IOException closed) {
            // Its writer was killed, or the connection lost: that is an end too.
        } catch (InterruptedException unread) {
            Thread.currentThread().interrupt();
            return;
        }
        end();
    }

    private void end() {
        try {
            lines.put(END);
        } catch (InterruptedException unread) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next line; empty when none came in that time, and at the end. */
    public Optional<String> poll(long millis) throws InterruptedException {
        if (ended) {
            return Optional.empty();
        }
        Optional<String> line = lines.poll(millis, TimeUnit.MILLISECONDS);
        if (line == null) {
            return Optional.empty();
        }
        ended = line.isEmpty();
        return line;
    }

    /** No more lines will come. */
    public boolean ended() {
        return ended;
    }

    /** Stops reading. */
    @Override
    public void close() {
        reader.interrupt();
        try {
            in.close();
        } catch (IOException gone) {
            // It was to be closed.
        }
    }
}
