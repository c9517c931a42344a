package dev.workflow.persistence.route;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a route hangs.
 *
 * @param name the gateway
 * @param port its port, 1 to 65535
 */
public record RouteParent(String name, int port) {

    static RouteParent of(Map<String, Object> stored) {
        return new RouteParent((String) stored.get("name"), ((Number) stored.get("port")).intValue());
    }

    Map<String, Object> stored() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("port", port);
        return map;
    }
}
