package dev.workflow.messaging;

import java.io.IOException;

/** A real broker in processes of its own, with its data in a temporary folder that outlives {@link #kill()}. */
public interface TestBroker extends AutoCloseable {
    String uri();

    /** Starts the broker, again after a kill, and returns when it takes connections. */
    void start() throws Exception;

    /** Returns when a queue that was just created would survive a kill. */
    default void settle(String queue) throws Exception {}

    /** Ends it as a power cut would: kill -9, no goodbye. */
    void kill();

    /** Kills it and removes its data. */
    @Override
    void close() throws IOException;
}
