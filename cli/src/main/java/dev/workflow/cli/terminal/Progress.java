package dev.workflow.cli.terminal;

import java.io.PrintStream;

/** Three moving dots on a terminal while something is awaited; nothing at all elsewhere. Closing takes them back. */
public final class Progress implements AutoCloseable {
    private static final String[] FRAMES = {"...", "o..", ".o.", "..o"};
    private static final String BACK = "\b\b\b";
    private static final long FRAME_MILLIS = 400;

    private final PrintStream out;
    private final Thread thread;

    public Progress(Console console) {
        out = console.out();
        out.flush();
        thread = new Thread(this::draw, "progress");
        thread.setDaemon(true);
        if (console.outIsTerminal()) {
            thread.start();
        }
    }

    private void draw() {
        try {
            for (int i = 0; ; i++) {
                out.print(FRAMES[i % FRAMES.length]);
                out.flush();
                try {
                    Thread.sleep(FRAME_MILLIS);
                } finally {
                    out.print(BACK + "   " + BACK);
                }
            }
        } catch (InterruptedException e) {
            out.flush();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
