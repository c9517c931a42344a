package dev.workflow.platform;

import dev.workflow.log.AppLogs;
import dev.workflow.log.LogLimits;
import dev.workflow.log.RingLogs;
import dev.workflow.log.remote.RemoteLogs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The logs of the apps: on this server, or, when {@code workflow.logger.url} says where, at the logger. */
@ApplicationScoped
public class Logging {

    @Inject
    Clock clock;

    @Inject
    DataFolder data;

    @Inject
    @ConfigProperty(name = "workflow.logger.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "workflow.logger.key")
    Optional<String> key;

    @Produces
    @ApplicationScoped
    public AppLogs logs() throws IOException {
        if (remote()) {
            String secret = key.orElseThrow(() -> new IllegalStateException(
                    "WORKFLOW_LOGGER_URL is set and WORKFLOW_LOGGER_KEY is not: the logger answers nobody without it"));
            return new RemoteLogs(URI.create(url.orElseThrow()), secret, clock, Logging::thread);
        }
        return new RingLogs(LogLimits.DEFAULT, Optional.of(data.folder("app-logs")), clock, Logging::thread);
    }

    /** Whether another server keeps the logs. */
    public boolean remote() {
        return url.filter(text -> !text.isBlank()).isPresent();
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "app-logs");
        thread.setDaemon(true);
        return thread;
    }

    public void close(@Disposes AppLogs logs) {
        if (logs instanceof RingLogs ring) {
            ring.close();
        } else if (logs instanceof RemoteLogs remote) {
            remote.close();
        }
    }
}
