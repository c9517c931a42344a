package dev.workflow.scim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One change of a PATCH (RFC 7644, §3.5.2). Names of operations come in any case. */
record PatchOperation(Verb verb, ScimPath path, Optional<Object> value) {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private static final int MOST = 1000;

    enum Verb {
        ADD,
        REPLACE,
        REMOVE
    }

    /** All of a request; one without a path comes apart into one for each of its attributes. */
    static List<PatchOperation> of(ScimObject request) {
        List<?> operations = request.list("Operations");
        if (operations.isEmpty() || operations.size() > MOST) {
            throw ScimProblem.invalidSyntax("Operations must be a list of 1 to " + MOST + " changes.");
        }
        List<PatchOperation> all = new ArrayList<>();
        operations.forEach(operation -> add(all, ScimObject.of(operation, "An operation")));
        return all;
    }

    boolean removes() {
        return verb == Verb.REMOVE;
    }

    private static void add(List<PatchOperation> all, ScimObject operation) {
        Verb verb = verb(operation.text("op", 20).orElse(""));
        Optional<Object> value = operation.value("value");
        Optional<String> path = operation.text("path", Integer.MAX_VALUE);
        if (path.isPresent()) {
            all.add(new PatchOperation(verb, ScimPath.parse(path.get()), value));
            return;
        }
        if (verb == Verb.REMOVE) {
            throw ScimProblem.invalidPath("An operation that removes must say what.");
        }
        Map<String, Object> attributes = ScimObject.of(value.orElse(""), "The value of an operation without a path")
                .fields();
        attributes.forEach(
                (name, each) -> all.add(new PatchOperation(verb, ScimPath.parse(name), Optional.ofNullable(each))));
    }

    private static Verb verb(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "add" -> Verb.ADD;
            case "replace" -> Verb.REPLACE;
            case "remove" -> Verb.REMOVE;
            default -> throw ScimProblem.invalidSyntax("op must be add, replace or remove.");
        };
    }
}
