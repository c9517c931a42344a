package dev.workflow.platform;

import dev.workflow.engine.Engine;
import dev.workflow.engine.local.LocalEngineSetup;
import dev.workflow.engine.local.Timings;
import dev.workflow.image.ImageStore;
import dev.workflow.image.UnpackLimits;
import dev.workflow.log.AppLogs;
import dev.workflow.router.Routes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;

/** Runs apps on this machine. */
@ApplicationScoped
public class LocalRuns {

    @Inject
    Sandboxing sandboxing;

    @Inject
    ImageStore images;

    @Inject
    AppLogs logs;

    @Inject
    Routes routes;

    @Inject
    Clock clock;

    @Inject
    DataFolder data;

    private Engine engine;

    /** Kills what an earlier server left; called at start, before anything is deployed. */
    @PostConstruct
    void open() {
        try {
            engine = setup().open();
        } catch (IOException unusable) {
            throw new IllegalStateException("the local engine cannot use the data folder", unusable);
        }
    }

    private LocalEngineSetup setup() {
        return new LocalEngineSetup(
                data.path(),
                sandboxing.spawner(),
                sandboxing.tenant(),
                sandboxing.toolchains(),
                images,
                logs,
                routes,
                clock,
                Timings.DEFAULT,
                UnpackLimits.DEFAULT);
    }

    Engine engine() {
        return engine;
    }

    @PreDestroy
    void close() {
        engine.close();
    }
}
