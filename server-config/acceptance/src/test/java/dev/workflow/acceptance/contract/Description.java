package dev.workflow.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The document as it is served, without what is only planned. */
public final class Description {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Path PLANNED = Path.of("web/src/test/resources/dev/workflow/web/openapi/planned-routes.txt");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Description(JsonNode document) {
        this.document = document;
    }

    public static Description of(Platform platform) {
        Description description = new Description(
                Api.at(platform.api()).get("/v2/openapi.json").is(200).json());
        Set<String> planned = planned();
        description.document.path("paths").properties().forEach(item -> item.getValue()
                .properties()
                .forEach(member -> description.add(item.getKey(), item.getValue(), member.getKey())));
        description.operations.removeIf(operation -> planned.contains(plain(operation.toString())));
        return description;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    public Operation operation(String method, String path) {
        return operations.stream()
                .filter(operation ->
                        operation.method().equals(method) && operation.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** What a node refers to, or the node itself. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    public JsonNode components() {
        return document.path("components");
    }

    private void add(String path, JsonNode item, String method) {
        if (METHODS.contains(method)) {
            List<JsonNode> parameters = new ArrayList<>();
            item.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
            item.path(method).path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
            operations.add(new Operation(method, path, item.path(method), parameters));
        }
    }

    private static Set<String> planned() {
        try (var lines = Files.lines(Platform.root().resolve(PLANNED))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Description::plain)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String plain(String route) {
        return route.replaceAll("\\{\\w*}", "{}").replaceFirst("(?<=.)/$", "");
    }
}
