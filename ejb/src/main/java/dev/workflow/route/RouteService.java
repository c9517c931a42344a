package dev.workflow.route;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppTurn;
import dev.workflow.endpoint.PortNumber;
import dev.workflow.endpoint.ServiceName;
import dev.workflow.gateway.ObjectName;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.endpoint.Service;
import dev.workflow.persistence.endpoint.Services;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.route.Route;
import dev.workflow.persistence.route.Routes;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The routes of an app and their rules. */
@Stateless
public class RouteService {

    @PersistenceContext(unitName = "workflow")
    EntityManager em;

    @Inject
    AppAccess access;

    @Inject
    AppTurn turn;

    @Inject
    Routes routes;

    @Inject
    Services services;

    @Inject
    Clock clock;

    public Slice<RouteView> list(Caller caller, String id, Window window) {
        return routes.page(access.require(caller, id, Permission.VIEW), window).map(RouteView::of);
    }

    /**
     * Adds a route to a port of a service; it hangs on no gateway yet.
     *
     * @throws Problem 400 when the name is taken or the service has no such port, 404 when there is no service
     */
    public void add(Caller caller, String id, ObjectName name, ProcessType type, RouteKind kind, PortNumber port) {
        App app = turn.take(caller, id, Permission.CHANGE);
        if (routes.byName(app, name.value()).isPresent()) {
            throw Problem.badRequest("route-exists", "this route " + name + " already exists");
        }
        Service service = service(app, type.value());
        if (service.getPorts().stream().noneMatch(known -> known.port() == port.value())) {
            throw Problem.badRequest("no-such-port", "this route does not match services. please add service first.");
        }
        Account owner = em.find(Account.class, caller.accountId());
        Route route = new Route(app.getUuid(), owner, kind.wire(), name.value(), port.value(), type.value(), now());
        route.setRules(RouteRules.standard(ServiceName.of(app, type.value()), port.value()), now());
        routes.add(route);
    }

    public List<Map<String, Object>> rules(Caller caller, String id, String name) {
        return route(access.require(caller, id, Permission.VIEW), name).getRules();
    }

    /** @param sent what the request has in the place of rules */
    public void setRules(Caller caller, String id, String name, Object sent) {
        App app = turn.take(caller, id, Permission.CHANGE);
        Route route = route(app, name);
        List<Map<String, Object>> rules = RouteRules.checked(RouteKind.of(route.getKind()), sent);
        RouteRules.requireOnly(rules, ServiceName.of(app, route.getPtype()), service(app, route.getPtype()));
        route.setRules(rules, now());
    }

    public void remove(Caller caller, String id, String name) {
        App app = turn.take(caller, id, Permission.DELETE);
        routes.remove(route(app, name));
    }

    private Route route(App app, String name) {
        return routes.byName(app, name).orElseThrow(() -> Problem.notFound("Route"));
    }

    private Service service(App app, String type) {
        return services.of(app, type).orElseThrow(() -> Problem.notFound("Service"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
