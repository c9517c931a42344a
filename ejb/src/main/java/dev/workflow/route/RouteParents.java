package dev.workflow.route;

import dev.workflow.app.AppTurn;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.gateway.Gateway;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.persistence.gateway.Gateways;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.route.Route;
import dev.workflow.persistence.route.RouteParent;
import dev.workflow.persistence.route.Routes;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Hangs routes on ports of gateways and takes them off again. */
@Stateless
public class RouteParents {

    @Inject
    AppTurn turn;

    @Inject
    Routes routes;

    @Inject
    Gateways gateways;

    @Inject
    Clock clock;

    /** @throws Problem 400 when the port is not there, speaks something else, or is another route's alone */
    public void attach(Caller caller, String id, String name, String gatewayName, PortNumber port) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Route route = route(app, name);
        RouteKind kind = RouteKind.of(route.getKind());
        RouteParent parent = new RouteParent(gatewayName, port.value());
        requireListener(app, kind, parent);
        if (!kind.shares() && isTaken(app, kind, parent)) {
            throw Problem.badRequest("listener-taken", "this listener has already been referenced");
        }
        List<RouteParent> parents = new ArrayList<>(route.getParents());
        if (parents.contains(parent)) {
            throw Problem.badRequest("already-attached", "gateway and port already exist in this route");
        }
        parents.add(parent);
        route.setParents(parents, now());
    }

    private void requireListener(App app, RouteKind kind, RouteParent parent) {
        Gateway gateway = gateways.byName(app, parent.name())
                .orElseThrow(() ->
                        Problem.badRequest("no-such-gateway", "this gateway " + parent.name() + " does not exist"));
        if (gateway.getPorts().stream().noneMatch(port -> fits(kind, parent, port))) {
            throw Problem.badRequest("no-listener", "listener does not exist, please add gateway listener first.");
        }
    }

    private static boolean fits(RouteKind kind, RouteParent parent, GatewayPort port) {
        return port.port() == parent.port() && kind.fits(port.protocol());
    }

    private boolean isTaken(App app, RouteKind kind, RouteParent parent) {
        return routes.all(app).stream()
                .anyMatch(other -> other.getKind().equals(kind.wire())
                        && other.getParents().contains(parent));
    }

    /** @throws Problem 400 when it does not hang there */
    public void detach(Caller caller, String id, String name, String gatewayName, PortNumber port) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Route route = route(app, name);
        List<RouteParent> parents = new ArrayList<>(route.getParents());
        if (!parents.remove(new RouteParent(gatewayName, port.value()))) {
            throw Problem.badRequest("not-attached", "gateway and port do not exist in this route");
        }
        route.setParents(parents, now());
    }

    private Route route(App app, String name) {
        return routes.byName(app, name).orElseThrow(() -> Problem.notFound("Route"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
