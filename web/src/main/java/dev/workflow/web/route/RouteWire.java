package dev.workflow.web.route;

import dev.workflow.persistence.route.RouteParent;
import dev.workflow.route.RouteView;
import java.util.List;
import java.util.Map;

/** A route (api.md §6). */
public record RouteWire(
        String app,
        String owner,
        String kind,
        String name,
        int port,
        String ptype,
        List<Map<String, Object>> rules,
        List<RouteParent> parentRefs) {

    static RouteWire of(String app, RouteView view) {
        return new RouteWire(
                app, view.owner(), view.kind(), view.name(), view.port(), view.ptype(), view.rules(), view.parents());
    }
}
