package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps one part alive: start, wait until it is ready, wait until it ends, start again. */
final class Watcher {

    private static final long PROBE_MILLIS = 100;
    private static final Duration WORD = Duration.ofSeconds(10);
    private static final int FIRST_ATTEMPTS = 2;

    private final Part part;
    private final Board board;
    private final Path log;
    private final long before;
    private final Thread thread;
    private final Backoff backoff = new Backoff();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean stopping;
    private Process process;
    private boolean everReady;

    Watcher(Part part, Board board, Path log) {
        this.part = part;
        this.board = board;
        this.log = log;
        this.before = log.toFile().length();
        this.thread = new Thread(this::run, "watch-" + part.name());
    }

    void start() {
        thread.start();
    }

    /** Ends the part for good; returns when it is gone. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.interrupt();
        starting.lockInterruptibly();
        try {
            if (process != null && process.isAlive()) {
                board.ended(part, Phase.STOPPING, "stopping");
                part.stop(process);
            }
            board.ended(part, Phase.STOPPED, "stopped");
        } finally {
            starting.unlock();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                Duration ready = once();
                if (stopping) {
                    return;
                }
                pause(ready);
            }
        } catch (InterruptedException e) {
            // stop() asked for it; the process is its business now.
            awaitStop();
        }
    }

    /** One life of the part. @return how long it was ready */
    private Duration once() throws InterruptedException {
        long start = System.nanoTime();
        if (!launch()) {
            return Duration.ZERO;
        }
        if (!becomesReady(start)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.waitFor();
            return Duration.ZERO;
        }
        everReady = true;
        long since = System.nanoTime();
        process.waitFor();
        return Duration.ofNanos(System.nanoTime() - since);
    }

    private boolean launch() throws InterruptedException {
        starting.lockInterruptibly();
        try {
            if (stopping) {
                return false;
            }
            process = part.start();
            new PartLog(log, PartLog.LIMIT_BYTES).follow(process);
            board.started(part, process.pid());
            return true;
        } catch (IOException e) {
            board.say(part.name(), "cannot be started: " + e.getMessage());
            return false;
        } finally {
            starting.unlock();
        }
    }

    private boolean becomesReady(long start) throws InterruptedException {
        if (!board.awaitReady(part.needs())) {
            return false;
        }
        tell();
        long asked = System.nanoTime();
        long word = asked + WORD.toNanos();
        while (process.isAlive()) {
            if (part.ready()) {
                board.ready(part, Duration.ofNanos(System.nanoTime() - start));
                return true;
            }
            long now = System.nanoTime();
            if (now - asked > part.patience().toNanos()) {
                board.say(part.name(), "not ready after " + part.patience().toSeconds() + " s, killed");
                return false;
            }
            if (now > word) {
                word = now + WORD.toNanos();
                board.say(
                        part.name(),
                        "still starting (" + Duration.ofNanos(now - start).toSeconds() + " s)");
            }
            process.waitFor(PROBE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private void tell() {
        if (part.needs().isEmpty()) {
            return;
        }
        try {
            OutputStream in = process.getOutputStream();
            in.write("go\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
        } catch (IOException e) {
            // It died already; the wait for readiness finds out.
        }
    }

    private void pause(Duration ready) throws InterruptedException {
        Duration pause = backoff.next(ready);
        String end = process == null || process.isAlive() ? "failed" : "ended with code " + process.exitValue();
        if (!everReady && backoff.failures() >= FIRST_ATTEMPTS) {
            board.ended(part, Phase.FAILED, end);
            String why = SettingFault.in(log, before)
                    .map(fault -> fault + ". More is in ")
                    .orElse("see ");
            board.platform(Phase.FAILED, "The " + part.name() + " did not start: " + why + log + ".");
            awaitStop();
            return;
        }
        board.ended(part, Phase.STARTING, end + ", starting again in " + pause.toSeconds() + " s");
        Thread.sleep(pause.toMillis());
    }

    /** A child bound to this thread dies with it, so the thread stays until the part was stopped in order. */
    private void awaitStop() {
        while (process != null && process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.yield();
            }
        }
        stopping = true;
    }
}
