package dev.workflow.log.cluster;

import dev.workflow.log.AppLogs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Cuts what the API server sends into lines with the time in front of each. A line that is too long comes in pieces, so
 * that a gigabyte without a line end needs no memory.
 */
final class StampedLines {

    private static final int STAMP = 40;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private final byte[] line = new byte[AppLogs.LONGEST_LINE + STAMP];
    private int at;
    private int end;
    private boolean within;

    StampedLines(InputStream in) {
        this.in = in;
    }

    /** @param stamp empty for a further piece of the line before, and for a message of the server itself */
    record Piece(Optional<Instant> stamp, String text) {}

    /** Empty at the end. */
    Optional<Piece> next() throws IOException {
        int length = 0;
        while (length < line.length) {
            int next = read();
            if (next < 0 && length == 0) {
                return Optional.empty();
            }
            if (next < 0 || next == '\n') {
                return Optional.of(piece(length, false));
            }
            line[length++] = (byte) next;
        }
        return Optional.of(piece(length, true));
    }

    private int read() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end < 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xff;
    }

    private Piece piece(int length, boolean more) {
        boolean first = !within;
        within = more;
        int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, kept, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        if (!first || space < 0 || space > STAMP) {
            Optional<Instant> bare = first ? stamp(text) : Optional.empty();
            return new Piece(bare, bare.isPresent() ? "" : text);
        }
        Optional<Instant> stamp = stamp(text.substring(0, space));
        return new Piece(stamp, stamp.isPresent() ? text.substring(space + 1) : text);
    }

    private static Optional<Instant> stamp(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
