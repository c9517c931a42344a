package dev.workflow.log.cluster;

import dev.workflow.log.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a container's output has been read. The API can be asked only for what was printed since a second, so what
 * comes again at the start of a connection is left out here: lines of an earlier time, and as many of the very same time
 * as were taken.
 */
final class Position {

    private Optional<Instant> last = Optional.empty();
    private int taken;
    private int again;
    private boolean repeating;

    /** After the newest line of that source among those that are kept. */
    static Position after(List<LogLine> kept, String source) {
        Position position = new Position();
        kept.stream().filter(line -> line.source().equals(source)).forEach(line -> position.took(line.at()));
        return position;
    }

    /** The time of the newest line; empty when there is none. */
    Optional<Instant> last() {
        return last;
    }

    /** A connection begins. */
    void begin() {
        again = 0;
        repeating = last.isPresent();
    }

    /** Whether a line of that time is new; if so, it counts as taken. */
    boolean take(Instant stamp) {
        if (repeating && repeated(stamp)) {
            return false;
        }
        repeating = false;
        took(stamp);
        return true;
    }

    private boolean repeated(Instant stamp) {
        int order = stamp.compareTo(last.orElseThrow());
        if (order == 0) {
            again++;
        }
        return order < 0 || order == 0 && again <= taken;
    }

    private void took(Instant stamp) {
        boolean same = last.isPresent() && last.get().equals(stamp);
        taken = same ? taken + 1 : 1;
        last = Optional.of(stamp);
    }
}
