package dev.workflow.engine.local;

import dev.workflow.image.ImageCache;
import dev.workflow.log.AppLogs;
import dev.workflow.router.Routes;
import dev.workflow.sandbox.Spawner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What every part of the local engine works with.
 *
 * @param pods where each running pod has its scratch directory
 * @param toolchains shown read-only to apps over this machine's root
 * @param timer for short work later; never blocked on
 */
record Machine(
        Path pods,
        List<Path> toolchains,
        Spawner spawner,
        ImageCache images,
        VolumePlaces volumes,
        AppLogs logs,
        Routes routes,
        Clock clock,
        Timings timings,
        Ports ports,
        Leftovers leftovers,
        ScheduledExecutorService timer) {

    /** Starts a thread that does not keep the server alive. */
    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 512 * 1024L);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
