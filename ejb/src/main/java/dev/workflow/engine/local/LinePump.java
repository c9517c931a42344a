package dev.workflow.engine.local;

import dev.workflow.log.AppLogs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a process's output into lines: at line ends, and at {@link AppLogs#LONGEST_LINE} bytes, so that neither a
 * megabyte without a line end nor binary output needs memory. A carriage return before the line end is dropped.
 */
final class LinePump implements Runnable {

    private final InputStream in;
    private final Consumer<String> lines;
    private final byte[] line = new byte[AppLogs.LONGEST_LINE];
    private int length;

    LinePump(InputStream in, Consumer<String> lines) {
        this.in = in;
        this.lines = lines;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    take(buffer[i]);
                }
            }
        } catch (IOException closed) {
            // The process is gone; what it said last is kept below.
        }
        if (length > 0) {
            flush(length);
        }
    }

    private void take(byte next) {
        if (next == '\n') {
            boolean carriageReturn = length > 0 && line[length - 1] == '\r';
            length -= carriageReturn ? 1 : 0;
            flush(length);
            return;
        }
        if (length == line.length) {
            flush(whole());
        }
        line[length++] = next;
    }

    /** Where a full line can be cut without cutting a character of UTF-8. */
    private int whole() {
        int cut = length;
        while (cut > length - 4 && (line[cut - 1] & 0xC0) == 0x80) {
            cut--;
        }
        boolean lead = (line[cut - 1] & 0xC0) == 0xC0;
        return lead ? cut - 1 : length;
    }

    private void flush(int cut) {
        lines.accept(new String(line, 0, cut, StandardCharsets.UTF_8));
        System.arraycopy(line, cut, line, 0, length - cut);
        length -= cut;
    }
}
