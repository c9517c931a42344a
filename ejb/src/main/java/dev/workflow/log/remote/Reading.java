package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LineFormat;
import dev.workflow.log.LogLine;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers one who reads the log of an app: in plain text with the limits of platform.md §1.2, or, with {@code
 * form=fields}, in whole lines for as long as they want, with empty ones as signs of life.
 */
final class Reading {

    static final String FIELDS = "fields";

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private final HttpServerExchange exchange;
    private final AppLogs logs;
    private final AppName app;
    private final LoggerSettings settings;
    private final boolean fields;
    private final CountDownLatch gone = new CountDownLatch(1);

    Reading(HttpServerExchange exchange, AppLogs logs, AppName app, LoggerSettings settings) {
        this.exchange = exchange;
        this.logs = logs;
        this.app = app;
        this.settings = settings;
        this.fields = query("form").equals(FIELDS);
    }

    void answer() throws IOException {
        int lines = number("log_lines", AppLogs.LINES_KEPT);
        boolean follow = TRUE.contains(query("follow"));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        if (!fields && logs.tail(app, 1).isEmpty()) {
            exchange.setStatusCode(StatusCodes.NO_CONTENT);
        } else if (follow) {
            follow(lines);
        } else {
            List<LogLine> tail = logs.tail(app, lines);
            for (LogLine line : tail) {
                exchange.getOutputStream().write(bytes(line));
            }
        }
    }

    private void follow(int lines) throws IOException {
        OutputStream out = exchange.getOutputStream();
        out.flush();
        long seconds = fields
                ? Long.MAX_VALUE
                : number("timeout", (int) settings.longestFollow().toSeconds());
        long end = fields ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try (AppLogs.Follow following = logs.follow(app, lines, line -> write(out, bytes(line)))) {
            while (fields || System.nanoTime() < end) {
                long pause = fields
                        ? settings.heartbeat().toNanos()
                        : Math.min(settings.heartbeat().toNanos(), end - System.nanoTime());
                if (gone.await(pause, TimeUnit.NANOSECONDS)) {
                    return;
                }
                write(out, fields ? new byte[] {'\n'} : new byte[0]);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                gone.countDown();
            }
        }
    }

    private synchronized void write(OutputStream out, byte[] bytes) {
        if (gone.getCount() == 0) {
            return;
        }
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException left) {
            gone.countDown();
        }
    }

    private byte[] bytes(LogLine line) {
        return ((fields ? LineFormat.write(line) : line.format()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What is missing, wrong or too much is the most (platform.md §1.2). */
    private int number(String name, int most) {
        String text = query(name);
        return text.matches("\\d{1,9}") ? Math.min(most, Integer.parseInt(text)) : most;
    }

    private String query(String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? "" : values.getFirst();
    }
}
