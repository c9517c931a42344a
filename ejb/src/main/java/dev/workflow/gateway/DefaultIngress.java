package dev.workflow.gateway;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRouted;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceName;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.certificate.Certificates;
import dev.workflow.persistence.endpoint.Service;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.endpoint.Services;
import dev.workflow.persistence.gateway.Gateway;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.persistence.gateway.Gateways;
import dev.workflow.persistence.route.Route;
import dev.workflow.persistence.route.RouteParent;
import dev.workflow.persistence.route.Routes;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.route.RouteRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every app with web processes has (model.md §10): a service, a gateway and a route of the app's name for plain
 * HTTP, and HTTPS while a domain has TLS. Works in the caller's transaction and locks the app in it.
 */
@ApplicationScoped
public class DefaultIngress {

    private static final String WEB = ProcessType.WEB.value();
    private static final GatewayPort HTTP = new GatewayPort(80, GatewayProtocol.HTTP.name());
    private static final GatewayPort HTTPS = new GatewayPort(443, GatewayProtocol.HTTPS.name());

    @Inject
    Apps apps;

    @Inject
    Services services;

    @Inject
    Gateways gateways;

    @Inject
    Routes routes;

    @Inject
    Certificates certificates;

    @Inject
    Event<AppRouted> routed;

    @Inject
    Clock clock;

    /** Makes what is missing after a good deploy of web processes that listen on the port. */
    public void deployed(App app, PortNumber port) {
        serve(app, new ServicePort(HTTP.port(), "TCP", port.value()));
        Optional<Gateway> gateway = gateways.byName(app, app.getId());
        if (gateway.isEmpty()) {
            gateways.add(new Gateway(app.getUuid(), app.getOwner(), app.getId(), HTTP, now()));
        } else if (GatewayPorts.free(gateway.get(), HTTP)) {
            GatewayPorts.add(gateway.get(), HTTP, now());
        }
        if (routes.byName(app, app.getId()).isEmpty()) {
            routes.add(route(app));
        }
        align(app);
        routed.fire(new AppRouted(new AppName(app.getId())));
    }

    private void serve(App app, ServicePort wanted) {
        Optional<Service> known = services.of(app, WEB);
        if (known.isEmpty()) {
            services.add(new Service(app.getUuid(), app.getOwner(), WEB, wanted, now()));
            return;
        }
        List<ServicePort> ports = new ArrayList<>(known.get().getPorts());
        ports.removeIf(port -> port.port() == wanted.port());
        ports.add(0, wanted);
        if (!ports.equals(known.get().getPorts())) {
            known.get().setPorts(ports, now());
        }
    }

    private Route route(App app) {
        Route route =
                new Route(app.getUuid(), app.getOwner(), RouteKind.HTTP.wire(), app.getId(), HTTP.port(), WEB, now());
        route.setRules(RouteRules.standard(ServiceName.of(app, WEB), HTTP.port()), now());
        route.setParents(List.of(new RouteParent(app.getId(), HTTP.port())), now());
        return route;
    }

    /** Adds HTTPS to the app's own gateway and route while a domain has TLS, and takes it away otherwise. */
    public void align(App app) {
        apps.lock(app.getUuid());
        Optional<Gateway> gateway = gateways.byName(app, app.getId());
        if (gateway.isEmpty()) {
            return;
        }
        boolean wanted = !certificates.secureDomains(app).isEmpty();
        boolean there = gateway.get().getPorts().contains(HTTPS);
        if (wanted && !there && GatewayPorts.free(gateway.get(), HTTPS)) {
            GatewayPorts.add(gateway.get(), HTTPS, now());
        } else if (!wanted && there) {
            withdraw(gateway.get());
        }
        routes.byName(app, app.getId())
                .filter(route -> RouteKind.HTTP.wire().equals(route.getKind()))
                .ifPresent(route -> hang(route, gateway.get().getPorts().contains(HTTPS)));
    }

    private void withdraw(Gateway gateway) {
        GatewayPorts.remove(gateway, HTTPS, now());
        if (gateway.getPorts().isEmpty()) {
            gateways.remove(gateway);
        }
    }

    private void hang(Route route, boolean wanted) {
        RouteParent https = new RouteParent(route.getName(), HTTPS.port());
        List<RouteParent> parents = new ArrayList<>(route.getParents());
        if (wanted && !parents.contains(https)) {
            parents.add(https);
            route.setParents(parents, now());
        } else if (!wanted && parents.remove(https)) {
            route.setParents(parents, now());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
