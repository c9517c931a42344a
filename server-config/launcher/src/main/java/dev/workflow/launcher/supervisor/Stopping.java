package dev.workflow.launcher.supervisor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a process that minds SIGTERM is brought to its end. */
public final class Stopping {

    private Stopping() {}

    /** SIGTERM, patience, then SIGKILL for it and all it started. */
    public static void gently(Process process, Duration patience) throws InterruptedException {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            process.waitFor();
        }
    }
}
