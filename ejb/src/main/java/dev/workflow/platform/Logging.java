package dev.workflow.platform;

import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLimits;
import dev.workflow.log.RingLogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** The logs of the apps on this server. */
@ApplicationScoped
public class Logging {

    @Inject
    Clock clock;

    @Inject
    DataFolder data;

    @Produces
    @ApplicationScoped
    public AppLogs logs() throws IOException {
        return new RingLogs(LogLimits.DEFAULT, Optional.of(data.folder("app-logs")), clock, Logging::follower);
    }

    private static Thread follower(Runnable work) {
        Thread thread = new Thread(work, "log-follower");
        thread.setDaemon(true);
        return thread;
    }

    public void close(@Disposes AppLogs logs) {
        if (logs instanceof RingLogs ring) {
            ring.close();
        }
    }
}
