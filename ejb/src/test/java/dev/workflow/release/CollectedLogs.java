package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps what the platform says to apps. */
final class CollectedLogs implements AppLogs {

    private final List<String> said = new CopyOnWriteArrayList<>();

    List<String> said() {
        return said;
    }

    @Override
    public void platform(AppName app, String message) {
        said.add(app + ": " + message);
    }

    @Override
    public void append(AppName app, LogLine line) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LogLine> tail(AppName app, int lines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Follow follow(AppName app, int lines, Consumer<LogLine> follower) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(AppName app) {
        said.removeIf(line -> line.startsWith(app + ": "));
    }
}
