package dev.workflow.launcher.supervisor;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One child process of the platform. */
public interface Part {

    String name();

    /** The ports it listens on, for people to read. */
    List<Integer> ports();

    /**
     * Clears away what a killed predecessor left and starts the process. Called on a thread that lives as long as the
     * process.
     */
    Process start() throws IOException, InterruptedException;

    /** True when it does its work now. Answers within a few seconds. */
    boolean ready();

    /** Names of the parts it can start beside but not work without. It is told on standard input when they are ready. */
    List<String> needs();

    /** How long it may take to become ready. */
    Duration patience();

    /** Asks the process to end, waits for it, and kills it when it does not. */
    void stop(Process process) throws InterruptedException;
}
