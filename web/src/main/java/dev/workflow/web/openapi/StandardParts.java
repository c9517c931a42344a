package dev.workflow.web.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What operations have in common and the parts therefore leave out: tag and id, the parameters of the path, the refusals
 * that follow from the permission. A closed object ({@code additionalProperties: false}) that lists no required fields
 * always has all of them.
 */
final class StandardParts {

    static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String REGISTRY = "/v2/{name}/";
    private static final Map<String, String> SCOPES = Map.of(
            "view", "read",
            "change", "deploy",
            "delete", "admin",
            "owner", "admin",
            "user", "full",
            "own", "full",
            "superuser", "full");

    private StandardParts() {}

    /** Puts every operation of a part under the part's tag. */
    static void tag(Tree part) {
        String tag =
                part.trees("tags").stream().findFirst().map(t -> t.text("name")).orElse("");
        part.tree("paths").members().keySet().forEach(path -> operations(
                        part.tree("paths").tree(path))
                .forEach((method, operation) -> operation.members().put("tags", List.of(tag))));
    }

    static void complete(Tree document) {
        Tree paths = document.tree("paths");
        paths.members().keySet().forEach(path -> {
            declareParameters(document, path, paths.tree(path));
            operations(paths.tree(path)).forEach((method, operation) -> {
                operation.members().put("operationId", id(method, path));
                sign(operation);
                limit(operation);
                refuse(path, operation);
            });
        });
        Tree schemas = document.tree("components").tree("schemas");
        schemas.members().keySet().forEach(name -> require(schemas.tree(name)));
    }

    /** The operations of a path by method. */
    static Map<String, Tree> operations(Tree path) {
        Map<String, Tree> operations = new LinkedHashMap<>();
        path.members().keySet().stream().filter(METHODS::contains).forEach(m -> operations.put(m, path.tree(m)));
        return operations;
    }

    private static void declareParameters(Tree document, String path, Tree item) {
        List<Object> declared = new ArrayList<>(item.list("parameters"));
        Matcher parameter = PARAMETER.matcher(path);
        while (parameter.find()) {
            String name = parameter.group(1);
            boolean known = document.tree("components").tree("parameters").has(name);
            String reference = "#/components/parameters/" + name;
            boolean missing = item.trees("parameters").stream()
                    .noneMatch(given -> given.text("name").equals(name)
                            || given.text("$ref").equals(reference));
            if (known && missing && ofOperations(item, name).isEmpty()) {
                declared.add(Map.of("$ref", reference));
            }
        }
        if (!declared.isEmpty()) {
            item.members().put("parameters", declared);
        }
    }

    private static List<Tree> ofOperations(Tree item, String name) {
        return operations(item).values().stream()
                .flatMap(operation -> operation.trees("parameters").stream())
                .filter(given ->
                        given.text("name").equals(name) && given.text("in").equals("path"))
                .toList();
    }

    private static String id(String method, String path) {
        String words = path.replaceFirst("^/v2/", "/").replaceAll("[^A-Za-z0-9]+", "-");
        return (method + words).replaceAll("-$", "").toLowerCase(Locale.ROOT);
    }

    /** Who is not told to log in needs no credentials. */
    private static void sign(Tree operation) {
        switch (operation.text("x-permission")) {
            case "anonymous" -> operation.members().put("security", List.of());
            case "builder", "manager" ->
                operation.members().put("security", List.of(Map.of(operation.text("x-permission"), List.of())));
            default -> {
                // The document's own rule: a token.
            }
        }
    }

    /** What a restricted token must be good for: it follows from the permission unless the part says otherwise. */
    private static void limit(Tree operation) {
        Optional.ofNullable(SCOPES.get(operation.text("x-permission")))
                .ifPresent(scope -> operation.members().putIfAbsent("x-scope", scope));
    }

    private static void refuse(String path, Tree operation) {
        Map<String, Object> answers = new TreeMap<>(operation.tree("responses").members());
        boolean registry = path.startsWith(REGISTRY);
        String permission = operation.text("x-permission");
        add(answers, "401", registry ? "RegistryRefused" : "Unauthorized");
        if (!permission.equals("anonymous")) {
            add(answers, "403", registry ? "RegistryRefused" : "Forbidden");
        }
        if (path.contains("{") && !permission.equals("anonymous") && !permission.equals("user")) {
            add(answers, "404", registry ? "RegistryRefused" : "NotFound");
        }
        if (operation.has("requestBody") && !registry) {
            add(answers, "400", "BadRequest");
            add(answers, "413", "TooLarge");
            add(answers, "415", "UnsupportedMediaType");
        }
        add(answers, "503", "Unavailable");
        operation.members().put("responses", answers);
    }

    private static void add(Map<String, Object> answers, String status, String response) {
        answers.putIfAbsent(status, Map.of("$ref", "#/components/responses/" + response));
    }

    private static void require(Tree schema) {
        if (Boolean.FALSE.equals(schema.members().get("additionalProperties")) && !schema.has("required")) {
            schema.members()
                    .put(
                            "required",
                            List.copyOf(schema.tree("properties").members().keySet()));
        }
    }
}
