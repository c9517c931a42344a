package dev.workflow.kubernetes.fake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one run of a container printed. */
final class ContainerLog {

    record Line(Instant at, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private boolean ended;

    /** Reads until the end. */
    void read(InputStream in) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException processGone) {
            // what it said last is kept
        }
        end();
    }

    synchronized void add(String text) {
        lines.add(new Line(Instant.now(), text));
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized List<Line> from(int index) {
        return index >= lines.size() ? List.of() : List.copyOf(lines.subList(index, lines.size()));
    }

    synchronized int size() {
        return lines.size();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Returns when there are more lines, at the end, or after the time. */
    synchronized void await(int known, long millis) throws InterruptedException {
        if (lines.size() <= known && !ended) {
            wait(millis);
        }
    }
}
