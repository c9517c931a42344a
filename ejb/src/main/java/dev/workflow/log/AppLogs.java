package dev.workflow.log;

import dev.workflow.app.AppName;
import java.util.List;
import java.util.function.Consumer;

/**
 * The last lines of every app, in bounded memory: {@link #LINES_KEPT} lines and {@link #BYTES_KEPT} bytes an app. What
 * no longer fits is dropped oldest first, counted, and the count is shown in the log itself.
 */
public interface AppLogs {

    int LONGEST_LINE = 16 * 1024;
    int LINES_KEPT = 3000;
    int BYTES_KEPT = 2 * 1024 * 1024;

    /** Adds a line; never blocks and never throws. Longer lines are split, control characters made harmless. */
    void append(AppName app, LogLine line);

    /** Adds a line of the platform itself: {@code LEVEL message} (model.md §12). */
    void platform(AppName app, String message);

    /** The newest lines of the app, oldest first, at most {@code lines}. */
    List<LogLine> tail(AppName app, int lines);

    /**
     * The newest {@code lines}, then every later line, in order, on the appender's schedule. A follower that falls
     * behind loses lines and is told how many. Ends when closed.
     */
    Follow follow(AppName app, int lines, Consumer<LogLine> follower);

    /** Forgets an app. */
    void forget(AppName app);

    interface Follow extends AutoCloseable {
        @Override
        void close();
    }
}
