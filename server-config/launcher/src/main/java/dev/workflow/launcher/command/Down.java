package dev.workflow.launcher.command;

import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.process.Alive;
import dev.workflow.launcher.supervisor.PlatformState;
import dev.workflow.launcher.supervisor.StateFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** Stops the platform and returns when nothing of it is left. */
public final class Down implements Verb {

    private static final long PATIENCE_MILLIS = 180_000;
    private static final long WATCHDOG_MILLIS = 30_000;

    private final DataFolder data;
    private final PrintStream out;

    public Down(DataFolder data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    @Override
    public int run() throws IOException, InterruptedException {
        Optional<PlatformState> state = new StateFile(data).running();
        if (state.isEmpty()) {
            out.println("Workflow is not running on " + data.root() + ".");
            return 0;
        }
        ProcessHandle supervisor = state.get().supervisor().orElseThrow();
        Tail tail = new Tail(data.log("launcher")).skipToEnd();
        supervisor.destroy();
        if (!await(supervisor, tail, PATIENCE_MILLIS)) {
            // Its children notice its death and follow.
            supervisor.destroyForcibly();
        }
        state.get().parts().forEach(part -> ProcessHandle.of(part.pid()).ifPresent(left -> finish(left, tail)));
        out.println("Workflow is stopped.");
        return 0;
    }

    private boolean await(ProcessHandle process, Tail tail, long patience) throws InterruptedException {
        boolean ended = Alive.ends(process, patience, () -> tail.lines().forEach(out::println));
        tail.lines().forEach(out::println);
        return ended;
    }

    private void finish(ProcessHandle left, Tail tail) {
        try {
            boolean ours =
                    left.info().user().equals(ProcessHandle.current().info().user());
            if (ours && !await(left, tail, WATCHDOG_MILLIS)) {
                left.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
