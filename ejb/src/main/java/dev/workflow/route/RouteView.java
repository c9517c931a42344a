package dev.workflow.route;

import dev.workflow.persistence.route.Route;
import dev.workflow.persistence.route.RouteParent;
import java.util.List;
import java.util.Map;

/** A route as others see it. */
public record RouteView(
        String owner,
        String kind,
        String name,
        int port,
        String ptype,
        List<Map<String, Object>> rules,
        List<RouteParent> parents) {

    static RouteView of(Route route) {
        return new RouteView(
                route.getOwner().getUsername(),
                route.getKind(),
                route.getName(),
                route.getPort(),
                route.getPtype(),
                route.getRules(),
                route.getParents());
    }
}
