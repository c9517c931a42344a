package dev.workflow.route;

import java.util.HashMap;
import java.util.Map;

/** The rules of the Gateway API v1.1 (experimental channel), as far as they can be told without a cluster (api.md §6). */
final class RuleShapes {

    private static final int MOST = 16;
    private static final int MOST_MATCHES = 8;
    private static final int HEAVIEST = 1_000_000;

    private static final Shape DURATION = Shape.matching("([0-9]{1,5}(h|m|s|ms)){1,4}");

    private static final Map<String, Shape> BACKEND = Map.of(
            "group", Shape.text(0, 253),
            "kind", Shape.text(1, 63),
            "name", Shape.text(1, 253),
            "namespace", Shape.text(1, 63),
            "port", Shape.integer(1, 65535),
            "weight", Shape.integer(0, HEAVIEST));

    private static final Shape NAMED_VALUES = Shape.list(
            0,
            MOST,
            Shape.object(
                    Map.of(
                            "name", Shape.text(1, 256),
                            "value", Shape.text(1, 4096),
                            "type", Shape.oneOf("Exact", "RegularExpression")),
                    "name",
                    "value"));

    private static final Shape FILTERS = Shape.list(
            0,
            MOST,
            Shape.object(
                    Map.of(
                            "type",
                            Shape.oneOf(
                                    "RequestHeaderModifier",
                                    "ResponseHeaderModifier",
                                    "RequestMirror",
                                    "RequestRedirect",
                                    "URLRewrite",
                                    "ExtensionRef")),
                    "type"));

    private static final Shape MATCH = Shape.object(Map.of(
            "path",
            Shape.object(Map.of(
                    "type", Shape.oneOf("Exact", "PathPrefix", "RegularExpression"),
                    "value", Shape.text(0, 1024))),
            "headers",
            NAMED_VALUES,
            "queryParams",
            NAMED_VALUES,
            "method",
            Shape.oneOf("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH")));

    private static final Shape PERSISTENCE = Shape.object(Map.of(
            "absoluteTimeout", DURATION,
            "idleTimeout", DURATION,
            "sessionName", Shape.text(0, 128),
            "type", Shape.oneOf("Cookie", "Header"),
            "cookieConfig", Shape.object(Map.of("lifetimeType", Shape.oneOf("Permanent", "Session")))));

    private static final Shape HTTP_RULES = Shape.list(
            0,
            MOST,
            Shape.object(Map.of(
                    "backendRefs", Shape.list(0, MOST, Shape.object(withFilters(), "name")),
                    "matches", Shape.list(0, MOST_MATCHES, MATCH),
                    "filters", FILTERS,
                    "timeouts", Shape.object(Map.of("request", DURATION, "backendRequest", DURATION)),
                    "sessionPersistence", PERSISTENCE)));

    private static final Shape OTHER_RULES = Shape.list(
            1, MOST, Shape.object(Map.of("backendRefs", Shape.list(1, MOST, Shape.object(BACKEND, "name")))));

    private RuleShapes() {}

    static Shape of(RouteKind kind) {
        return kind == RouteKind.HTTP ? HTTP_RULES : OTHER_RULES;
    }

    private static Map<String, Shape> withFilters() {
        Map<String, Shape> backend = new HashMap<>(BACKEND);
        backend.put("filters", FILTERS);
        return backend;
    }
}
