package dev.workflow.engine;

import dev.workflow.app.AppDestroyed;
import dev.workflow.log.AppLogs;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Stops what a destroyed app ran. A crash in between leaves nothing: at start only apps that exist are started. */
@Stateless
public class Cleanup {

    @Inject
    Engine engine;

    @Inject
    AppLogs logs;

    @Resource
    ManagedExecutorService executor;

    public void destroyed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppDestroyed event) {
        executor.submit(() -> {
            engine.destroy(event.app());
            logs.forget(event.app());
        });
    }
}
