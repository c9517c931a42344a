package dev.workflow.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An operation in the hands of this server's worker: whether it should stop, and what it has printed that is not yet
 * stored. Prints at most {@link #MOST_LINES} lines; the rest is counted.
 */
public final class RunningOperation {

    static final int MOST_LINES = 20_000;
    private static final int LONGEST_LINE = 4_000;

    private final UUID uuid;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<String> fresh = new ArrayList<>();
    private long nextSeq;
    private long printed;

    RunningOperation(UUID uuid, long nextSeq) {
        this.uuid = uuid;
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

    /** What was printed since the last call, with the number of its first line. */
    synchronized Batch take() {
        Batch batch = new Batch(nextSeq, List.copyOf(fresh));
        nextSeq += fresh.size();
        fresh.clear();
        return batch;
    }

    public record Batch(long firstSeq, List<String> lines) {}
}
