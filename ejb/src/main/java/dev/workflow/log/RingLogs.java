package dev.workflow.log;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Logs in memory, and in one file an app when a folder is given, so that a restart does not lose the last lines. */
public final class RingLogs implements AppLogs, AutoCloseable {

    private static final Logger LOG = System.getLogger(RingLogs.class.getName());

    private final LogLimits limits;
    private final Optional<Path> folder;
    private final Clock clock;
    private final ThreadFactory threads;
    private final Map<AppName, StoredRing> apps = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(RingLogs::quietThread);

    private volatile boolean fileTrouble;

    /**
     * @param folder where the files are; empty for memory only
     * @param threads makes the thread of each follower
     * @throws IOException when the folder cannot be made
     */
    public RingLogs(LogLimits limits, Optional<Path> folder, Clock clock, ThreadFactory threads) throws IOException {
        this.limits = limits;
        this.folder = folder;
        this.clock = clock;
        this.threads = threads;
        if (folder.isPresent()) {
            Files.createDirectories(folder.get());
            long pause = limits.flush().toMillis();
            flusher.scheduleWithFixedDelay(this::flush, pause, pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void append(AppName app, LogLine line) {
        AppRing ring = app(app).ring;
        for (String text : LogText.lines(line.text())) {
            LogLine safe = text.equals(line.text()) ? line : new LogLine(line.at(), line.source(), text);
            bytes.addAndGet(ring.add(safe, System.nanoTime()));
        }
        if (bytes.get() > limits.allBytes()) {
            dropQuietest(ring);
        }
    }

    @Override
    public void platform(AppName app, String message) {
        append(app, new LogLine(clock.instant(), Notices.PLATFORM, message));
    }

    @Override
    public List<LogLine> tail(AppName app, int lines) {
        try {
            return app(app).tail(Math.max(0, lines));
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "log file of " + app + " cannot be read", unreadable);
            return app(app).ring.since(0).lines();
        }
    }

    @Override
    public Follow follow(AppName app, int lines, Consumer<LogLine> reader) {
        StoredRing ring = app(app);
        Follower follower = new Follower(limits.followerLines(), reader, ring.ring::leave);
        try {
            ring.follow(follower, Math.max(0, lines));
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "log file of " + app + " cannot be read", unreadable);
            ring.ring.follow(follower, Long.MAX_VALUE);
        }
        threads.newThread(follower).start();
        return follower;
    }

    @Override
    public void forget(AppName app) {
        StoredRing gone = app(app);
        apps.remove(app);
        try {
            bytes.addAndGet(-gone.ring.clear());
            gone.forget();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "log file of " + app + " cannot be deleted", failure);
        }
    }

    /** Writes the last lines; the logs stay usable, in memory. */
    @Override
    public void close() {
        flusher.shutdown();
        flush();
    }

    private StoredRing app(AppName app) {
        StoredRing known = apps.get(app);
        return known != null ? known : apps.computeIfAbsent(app, this::create);
    }

    private StoredRing create(AppName app) {
        return new StoredRing(new AppRing(limits), folder.map(path -> new LogFile(path, app.value(), limits)));
    }

    private void flush() {
        apps.forEach((app, ring) -> {
            try {
                ring.flush();
                fileTrouble = false;
            } catch (IOException | RuntimeException failure) {
                warnOnce(app, failure);
            }
        });
    }

    /** A full disk fails twice a second: once is enough to say so. */
    private void warnOnce(AppName app, Exception failure) {
        if (!fileTrouble) {
            LOG.log(Level.WARNING, "log file of " + app + " cannot be written", failure);
        }
        fileTrouble = true;
    }

    /** Frees the memory of the app that has been silent longest; its file still has the lines. */
    private void dropQuietest(AppRing writer) {
        apps.values().stream()
                .map(stored -> stored.ring)
                .filter(ring -> ring != writer && !ring.empty())
                .min(Comparator.comparingLong(AppRing::lastAppend))
                .ifPresent(ring -> bytes.addAndGet(-ring.clear()));
    }

    private static Thread quietThread(Runnable work) {
        Thread thread = new Thread(work, "log-files");
        thread.setDaemon(true);
        return thread;
    }
}
