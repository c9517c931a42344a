package dev.workflow.launcher.supervisor;

import dev.workflow.launcher.data.DataFolder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs the parts of the platform until it is told to stop or one of them cannot be started at all. */
public final class Supervisor {

    private final Board board;
    private final List<Part> parts;
    private final List<Watcher> watchers = new ArrayList<>();
    private boolean stopped;

    /** @param parts in the order they are started; they are stopped in the opposite one */
    public Supervisor(DataFolder data, List<Part> parts, PrintStream out) {
        this.parts = List.copyOf(parts);
        this.board = new Board(new StateFile(data), out, parts);
        for (Part part : parts) {
            watchers.add(new Watcher(part, board, data.log(part.name())));
        }
    }

    /** Starts everything. @return true when all parts are ready, false when one failed or {@link #stop()} came first */
    public boolean start() throws InterruptedException {
        watchers.forEach(Watcher::start);
        if (!board.awaitReady(parts.stream().map(Part::name).toList())) {
            return false;
        }
        board.platform(Phase.READY, "");
        return true;
    }

    /** Why {@link #start()} answered false. */
    public String reason() {
        return board.reason();
    }

    /** Stops everything in reverse order; returns when no process is left. A second call waits for the first. */
    public synchronized void stop() throws InterruptedException {
        if (stopped) {
            return;
        }
        stopped = true;
        Phase last = board.platform();
        String reason = board.reason();
        board.platform(Phase.STOPPING, reason);
        List<Watcher> lastFirst = new ArrayList<>(watchers);
        Collections.reverse(lastFirst);
        for (Watcher watcher : lastFirst) {
            watcher.stop();
        }
        board.platform(last == Phase.FAILED ? Phase.FAILED : Phase.STOPPED, reason);
    }
}
