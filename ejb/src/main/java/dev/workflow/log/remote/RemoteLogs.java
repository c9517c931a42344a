package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LineFormat;
import dev.workflow.log.LogLine;
import dev.workflow.log.LogText;
import dev.workflow.log.Notices;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * The logs where another server, the logger, keeps them. Lines are sent in the background, in order; while the logger is
 * away they wait in bounded memory, and those that do not fit are counted in the log. What is read then says that it is
 * not all.
 */
public final class RemoteLogs implements AppLogs, AutoCloseable {

    private static final Logger LOG = System.getLogger(RemoteLogs.class.getName());

    private static final int WAITING_BYTES = 8 * 1024 * 1024;
    private static final Duration SILENCE = Duration.ofSeconds(45);
    /** How long a reader waits for its own lines to arrive first, and a stopping server for its last ones. */
    private static final Duration OWN_LINES = Duration.ofSeconds(2);

    private final LoggerCalls logger;
    private final Clock clock;
    private final ThreadFactory threads;
    private final Outbox outbox;
    private final Sender sender;

    /** @param threads makes the threads of the sender and of each follower */
    public RemoteLogs(URI logger, String key, Clock clock, ThreadFactory threads) {
        this(logger, key, clock, threads, WAITING_BYTES);
    }

    RemoteLogs(URI logger, String key, Clock clock, ThreadFactory threads, int waitingBytes) {
        this.logger = new LoggerCalls(logger, key, SILENCE);
        this.clock = clock;
        this.threads = threads;
        this.outbox = new Outbox(waitingBytes);
        this.sender = new Sender(outbox, this.logger, clock);
        threads.newThread(sender).start();
    }

    @Override
    public void append(AppName app, LogLine line) {
        for (String text : LogText.lines(line.text())) {
            outbox.add(app, text.equals(line.text()) ? line : new LogLine(line.at(), line.source(), text));
        }
    }

    @Override
    public void platform(AppName app, String message) {
        append(app, new LogLine(clock.instant(), Notices.PLATFORM, message));
    }

    @Override
    public List<LogLine> tail(AppName app, int lines) {
        if (lines <= 0) {
            return List.of();
        }
        sendOwn();
        try {
            String text = new String(logger.tail(app, Math.min(lines, LINES_KEPT)), StandardCharsets.UTF_8);
            return text.lines().map(LineFormat::read).flatMap(Optional::stream).toList();
        } catch (IOException away) {
            LOG.log(Level.WARNING, "The log of {0} cannot be read from the logger: {1}", app, away.getMessage());
            return List.of(Notices.loggerSilent(clock.instant()));
        }
    }

    @Override
    public Follow follow(AppName app, int lines, Consumer<LogLine> follower) {
        sendOwn();
        RemoteFollow follow = new RemoteFollow(logger, app, Math.max(0, lines), follower, clock);
        threads.newThread(follow).start();
        return follow;
    }

    @Override
    public void forget(AppName app) {
        outbox.forget(app);
    }

    private void sendOwn() {
        try {
            outbox.awaitSent(OWN_LINES);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what can be sent at once. */
    @Override
    public void close() {
        outbox.close();
        sendOwn();
        sender.stop();
    }
}
