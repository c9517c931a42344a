package dev.workflow.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Locale;

/**
 * How far a transfer has come, on the error stream: a bar that moves on a terminal, one line with the name elsewhere.
 * Closing it ends the line.
 */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 20;
    private static final long BETWEEN_NANOS = 65_000_000;

    private final PrintStream err;
    private final boolean moves;
    private final String name;
    private final long total;
    private long done;
    private long drawn;

    /** @param total bytes; negative when not known */
    public ProgressBar(Console console, String name, long total) {
        this.err = console.err();
        this.moves = console.errIsTerminal();
        this.name = name;
        this.total = total;
        if (moves) {
            draw();
        } else {
            console.note(name);
        }
    }

    /** The same bytes; what is read of them moves the bar. */
    public InputStream over(InputStream in) {
        return new Counted(in);
    }

    private void advance(long bytes) {
        done += Math.max(0, bytes);
        if (moves && System.nanoTime() - drawn > BETWEEN_NANOS) {
            draw();
        }
    }

    private void draw() {
        drawn = System.nanoTime();
        String amount = Bytes.text(done);
        if (total < 0) {
            err.printf("\r%-32s %s", name, amount);
            return;
        }
        double share = total == 0 ? 1 : Math.min(1, (double) done / total);
        int filled = (int) (share * WIDTH);
        String bar = "=".repeat(filled) + (filled < WIDTH ? ">" + " ".repeat(WIDTH - filled - 1) : "");
        err.printf(Locale.ROOT, "\r%-32s %3d%% [%s] %s/%s ", name, (int) (share * 100), bar, amount, Bytes.text(total));
        err.flush();
    }

    @Override
    public void close() {
        if (moves) {
            draw();
            err.println();
        }
    }

    private final class Counted extends FilterInputStream {
        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            advance(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            advance(read);
            return read;
        }
    }
}
