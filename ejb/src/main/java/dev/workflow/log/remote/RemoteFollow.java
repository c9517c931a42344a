package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LineFormat;
import dev.workflow.log.LogLine;
import dev.workflow.log.Notices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows an app at the logger; when the logger goes away, says so and goes on when it is back. */
final class RemoteFollow implements AppLogs.Follow, Runnable {

    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 10_000;

    private final LoggerCalls logger;
    private final AppName app;
    private final Consumer<LogLine> reader;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private int lines;
    private long pause = FIRST_PAUSE;

    RemoteFollow(LoggerCalls logger, AppName app, int lines, Consumer<LogLine> reader, Clock clock) {
        this.logger = logger;
        this.app = app;
        this.lines = lines;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public void run() {
        boolean told = false;
        try {
            while (closed.getCount() > 0) {
                boolean read = read();
                if (closed.getCount() > 0 && (read || !told)) {
                    reader.accept(Notices.loggerSilent(clock.instant()));
                    told = true;
                }
                closed.await(pause, TimeUnit.MILLISECONDS);
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** Reads until the connection ends. @return whether there was one */
    private boolean read() {
        boolean connected = false;
        try {
            HttpURLConnection call = logger.follow(app, lines);
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(LoggerCalls.content(call), StandardCharsets.UTF_8))) {
                connected = true;
                lines = 0;
                pause = FIRST_PAUSE;
                for (String text = in.readLine(); text != null && closed.getCount() > 0; text = in.readLine()) {
                    tell(text);
                }
            } finally {
                call.disconnect();
            }
        } catch (IOException lost) {
            System.getLogger(RemoteFollow.class.getName())
                    .log(System.Logger.Level.DEBUG, "following {0} at the logger ended: {1}", app, lost.getMessage());
        }
        return connected;
    }

    private void tell(String text) {
        Optional<LogLine> line = LineFormat.read(text);
        if (line.isPresent() && closed.getCount() > 0) {
            reader.accept(line.get());
        }
    }

    /** The connection ends with the logger's next sign of life: closing it under a reader would wait for that, too. */
    @Override
    public void close() {
        closed.countDown();
    }
}
