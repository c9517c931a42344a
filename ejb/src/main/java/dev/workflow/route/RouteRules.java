package dev.workflow.route;

import dev.workflow.persistence.endpoint.Service;
import dev.workflow.problem.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of a route, which say what becomes of its requests. */
public final class RouteRules {

    private static final int WHOLE_WEIGHT = 100;

    private RouteRules() {}

    /** Everything to one port of a service. */
    public static List<Map<String, Object>> standard(String service, int port) {
        Map<String, Object> backend = new LinkedHashMap<>();
        backend.put("kind", "Service");
        backend.put("name", service);
        backend.put("port", port);
        backend.put("weight", WHOLE_WEIGHT);
        return List.of(Map.of("backendRefs", List.of(backend)));
    }

    /**
     * Rules as they were sent.
     *
     * @throws Problem 400 when they are not what the Gateway API takes for the kind of route
     */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> checked(RouteKind kind, Object sent) {
        RuleShapes.of(kind).complaint("rules", sent).ifPresent(complaint -> {
            throw Problem.texts("invalid-rules", "could not validate the rules: " + complaint);
        });
        return (List<Map<String, Object>>) sent;
    }

    /**
     * Refuses rules that lead anywhere but to the service. A redirect leads nowhere and needs no backend.
     *
     * @param name what the service is called
     */
    static void requireOnly(List<Map<String, Object>> rules, String name, Service service) {
        for (Map<String, Object> rule : rules) {
            List<?> backends = rule.get("backendRefs") instanceof List<?> list ? list : List.of();
            boolean own = backends.stream().allMatch(backend -> leadsTo((Map<?, ?>) backend, name, service));
            if (!own || backends.isEmpty() && !redirects(rule)) {
                throw Problem.badRequest("foreign-backend", "backendRefs associated with incorrect service");
            }
        }
    }

    private static boolean leadsTo(Map<?, ?> backend, String name, Service service) {
        return "Service".equals(backend.containsKey("kind") ? backend.get("kind") : "Service")
                && !backend.containsKey("namespace")
                && name.equals(backend.get("name"))
                && backend.get("port") instanceof BigDecimal port
                && service.getPorts().stream().anyMatch(known -> known.port() == port.intValue());
    }

    private static boolean redirects(Map<String, Object> rule) {
        return rule.get("filters") instanceof List<?> filters
                && filters.stream().anyMatch(filter -> "RequestRedirect".equals(((Map<?, ?>) filter).get("type")));
    }
}
