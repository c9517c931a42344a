package dev.workflow.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * An operation in the hands of this server's worker: whether it should stop, and what it has printed that is not yet
 * stored. Prints at most {@link #MOST_LINES} lines; the rest is counted.
 */
public final class RunningOperation {

    static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 4_000;

    private final UUID uuid;
    private final BiConsumer<UUID, Batch> store;
    private final Object storing = new Object();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<String> fresh = new ArrayList<>();
    private Optional<Thread> worker = Optional.empty();
    private boolean lost;
    private long nextSeq;
    private long printed;

    RunningOperation(UUID uuid, long nextSeq, BiConsumer<UUID, Batch> store) {
        this.uuid = uuid;
        this.store = store;
        this.nextSeq = nextSeq;
    }

    public UUID uuid() {
        return uuid;
    }

    public boolean cancelled() {
        return stop.get();
    }

    void stop() {
        stop.set(true);
    }

    /** From here on the calling thread does the work, until {@link #left()}. */
    synchronized void entered() {
        worker = Optional.of(Thread.currentThread());
    }

    /** The thread does something else: it must not be interrupted any more, nor believe that it still is. */
    synchronized void left() {
        worker = Optional.empty();
        if (lost) {
            Thread.interrupted();
        }
    }

    /**
     * Another worker has it, or it has ended: this one lets go and undoes nothing, because the other one builds on what
     * is there.
     */
    synchronized void lose() {
        if (!lost) {
            lost = true;
            interrupt();
        }
    }

    /** Wakes the worker from whatever it waits for. What it began goes on without it, unlike after {@link #stop()}. */
    synchronized void interrupt() {
        worker.ifPresent(Thread::interrupt);
    }

    public synchronized void line(String text) {
        printed++;
        if (printed <= MOST_LINES) {
            fresh.add(storable(text));
        } else if (printed == MOST_LINES + 1) {
            fresh.add("… more than " + MOST_LINES + " lines: the rest of the output is not kept");
        }
    }

    private static String storable(String text) {
        String clean = text.replace('\u0000', '\uFFFD');
        return clean.length() <= LONGEST_LINE ? clean : clean.substring(0, LONGEST_LINE) + "…";
    }

    /**
     * Stores what was printed since the last call; what could not be stored is for the next one. To be called before the
     * operation is ended, so that whoever sees the end can read every line. One at a time: a follower reads on from the
     * last number it saw and would miss lines that are stored behind it.
     */
    public void flush() {
        synchronized (storing) {
            Batch batch = unstored();
            if (!batch.lines().isEmpty()) {
                store.accept(uuid, batch);
                stored(batch.lines().size());
            }
        }
    }

    private synchronized Batch unstored() {
        return new Batch(nextSeq, List.copyOf(fresh));
    }

    private synchronized void stored(int lines) {
        nextSeq += lines;
        fresh.subList(0, lines).clear();
    }

    /** Lines with the number of the first. */
    public record Batch(long firstSeq, List<String> lines) {}
}
