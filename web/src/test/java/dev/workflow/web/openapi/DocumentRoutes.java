package dev.workflow.web.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The operations of the document, and which of them are only planned. */
final class DocumentRoutes {

    /** One operation and the item of the path it is under. */
    record Described(String path, String method, Tree item, Tree operation) {

        /** The parameters of the path and of the operation, references followed. */
        List<Tree> parameters() {
            return Stream.of(item, operation)
                    .flatMap(from -> from.trees("parameters").stream())
                    .map(given -> given.has("$ref") ? ApiDocument.whole().at(given.text("$ref")) : given)
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private DocumentRoutes() {}

    static Map<Route, Described> all() {
        Map<Route, Described> routes = new TreeMap<>();
        Tree paths = ApiDocument.whole().tree("paths");
        paths.members().keySet().forEach(path -> StandardParts.operations(paths.tree(path))
                .forEach((method, operation) ->
                        routes.put(new Route(method, path), new Described(path, method, paths.tree(path), operation))));
        return routes;
    }

    /** What is described and comes later: the lines of {@code planned-routes.txt}. */
    static Set<Route> planned() throws IOException {
        Set<Route> planned = new TreeSet<>();
        try (var in = DocumentRoutes.class.getResourceAsStream("planned-routes.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> planned.add(Route.of(line)));
        }
        return planned;
    }
}
