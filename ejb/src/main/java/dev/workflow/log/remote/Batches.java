package dev.workflow.log.remote;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LineFormat;
import dev.workflow.log.LogLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the lines that other servers send, many at once. A batch that comes again because its answer was lost is known by
 * its number and not taken twice.
 */
final class Batches {

    /** Header: who sends, a space, and a number that grows. */
    static final String NUMBER = "Workflow-Batch";

    private static final Logger LOG = System.getLogger(Batches.class.getName());
    private static final int SENDERS = 1000;

    private final AppLogs logs;
    private final Map<String, Long> last = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > SENDERS;
        }
    };

    Batches(AppLogs logs) {
        this.logs = logs;
    }

    /** Reads all before it takes any: of a batch that was cut off nothing is taken. */
    void take(String number, InputStream body) throws IOException {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            lines = reader.lines().toList();
        } catch (UncheckedIOException cut) {
            throw cut.getCause();
        }
        synchronized (last) {
            if (fresh(number)) {
                lines.forEach(this::line);
            }
        }
    }

    private boolean fresh(String number) {
        int space = number.indexOf(' ');
        if (space < 0 || !number.substring(space + 1).matches("\\d{1,18}")) {
            return true;
        }
        String sender = number.substring(0, space);
        long count = Long.parseLong(number.substring(space + 1));
        Long before = last.remove(sender);
        last.put(sender, before == null ? count : Math.max(before, count));
        return before == null || count > before;
    }

    private void line(String text) {
        int tab = Math.max(0, text.indexOf('\t'));
        Optional<AppName> app = AppName.parse(text.substring(0, tab));
        Optional<LogLine> line = LineFormat.read(text.substring(Math.min(text.length(), tab + 1)));
        if (app.isPresent() && line.isPresent()) {
            logs.append(app.get(), line.get());
        } else {
            LOG.log(Level.WARNING, "something that is no line of an app was sent to the logger, and dropped");
        }
    }
}
