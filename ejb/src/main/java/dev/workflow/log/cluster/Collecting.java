package dev.workflow.log.cluster;

import java.time.Duration;

/**
 * How much the collector does at once.
 *
 * @param connections followed at a time; other containers wait for their turn
 * @param firstPause before a lost connection is opened again; each next one is twice as long
 * @param longestPause the longest of them
 * @param farewell how long the output of a pod that is gone is still read
 */
public record Collecting(int connections, Duration firstPause, Duration longestPause, Duration farewell) {

    public static final Collecting DEFAULT =
            new Collecting(500, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(15));
}
