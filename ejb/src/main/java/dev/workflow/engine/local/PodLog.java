package dev.workflow.engine.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of one pod, bounded by lines and characters; the oldest go first. */
final class PodLog {

    private static final int MOST_LINES = 1000;
    private static final int MOST_CHARACTERS = 256 * 1024;

    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;

    synchronized void add(String line) {
        lines.addLast(line);
        characters += line.length();
        while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            characters -= lines.removeFirst().length();
        }
    }

    /** Oldest first; {@code count} 0 or less = all that is kept. */
    synchronized List<String> last(int count) {
        int skip = count <= 0 ? 0 : Math.max(0, lines.size() - count);
        return lines.stream().skip(skip).toList();
    }
}
