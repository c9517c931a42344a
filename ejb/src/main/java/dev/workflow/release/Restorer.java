package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.EngineChoice;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The processes of the local engine end with the server, so at start everything that ran is asked for again: one
 * operation an app, done by the same workers and in the same order as everything else. An app that already has work
 * waiting (a deploy that the old server did not finish) is brought up by that.
 */
@Singleton
@Startup
@DependsOn({"Migrations", "Reaper"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Restorer {

    private static final Logger LOG = System.getLogger(Restorer.class.getName());
    private static final int AT_ONCE = 200;
    private static final long RETRY_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Components components;

    @Inject
    Rollouts rollouts;

    @Inject
    RestoreRequests requests;

    @Inject
    EngineChoice engine;

    @PostConstruct
    void start() {
        if (!engine.kubernetes() && components.run(Component.WORKER)) {
            restore();
        }
    }

    private void restore() {
        try {
            String last = "";
            List<AppRef> apps;
            while (!(apps = rollouts.appsAfter(last, AT_ONCE)).isEmpty()) {
                requests.request(apps);
                last = apps.get(apps.size() - 1).name().value();
            }
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "apps were not all asked to start; trying again", unreachable);
            timer.schedule(this::restore, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }
}
