package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import dev.workflow.router.RoutingTable;
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
import java.util.concurrent.TimeUnit;

/**
 * Learns all host names, then opens the router's port, when this server is a router. Where another server is the
 * controller, it looks again every few seconds for what has changed.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RouterListener {

    private static final Logger LOG = System.getLogger(RouterListener.class.getName());
    private static final long LOOK_SECONDS = 10;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    Components components;

    @Inject
    Readiness readiness;

    @Inject
    RoutingTable table;

    @Inject
    Routing routing;

    @PostConstruct
    void start() {
        if (components.run(Component.ROUTER)) {
            table.loadAll();
            routing.open();
            readiness.opened(Component.ROUTER);
            if (!components.run(Component.CONTROLLER)) {
                timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void look() {
        try {
            table.loadAll();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "host names are as they were: {0}", unreachable.toString());
        }
    }
}
