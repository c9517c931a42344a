package dev.workflow.platform;

import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.component.Readiness;
import dev.workflow.router.RoutingTable;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Learns all host names, then opens the router's port, when this server is a router. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RouterListener {

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
        }
    }
}
