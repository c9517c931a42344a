package dev.workflow.engine.local;

/** Tells waiting threads that something changed. */
final class Signal {

    private long count;

    synchronized void fire() {
        count++;
        notifyAll();
    }

    synchronized long count() {
        return count;
    }

    /** Waits until it fired after the given count, or that long. */
    synchronized void await(long seen, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000L;
        for (long left = millis; count == seen && left > 0; left = (end - System.nanoTime()) / 1_000_000L) {
            wait(left);
        }
    }
}
