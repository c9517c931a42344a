package dev.workflow.cli.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Cuts a log's frames, whole lines each, into lines. After a new connection what was shown already is left out. */
final class LogLines {
    private static final int REMEMBERED = 1000;

    private final Consumer<String> printer;
    private final Deque<String> shown = new ArrayDeque<>();
    private boolean replaying;

    LogLines(Consumer<String> printer) {
        this.printer = printer;
    }

    /** From now on the server repeats itself, until the first line that is new. */
    void replay() {
        replaying = true;
    }

    void add(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8).replaceFirst("[\r\n]+$", "");
        if (!text.isEmpty()) {
            text.lines().forEach(this::show);
        }
    }

    private void show(String line) {
        if (replaying && shown.contains(line)) {
            return;
        }
        replaying = false;
        printer.accept(line);
        shown.addLast(line);
        if (shown.size() > REMEMBERED) {
            shown.removeFirst();
        }
    }
}
