package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The text of {@code fieldSelector}; each kind allows its own few fields. */
final class FieldSelector {

    private static final Set<String> ALL = Set.of("metadata.name", "metadata.namespace");

    private static final Set<String> REGARDING = Set.of(
            "regarding.kind",
            "regarding.namespace",
            "regarding.name",
            "regarding.uid",
            "regarding.apiVersion",
            "regarding.resourceVersion",
            "regarding.fieldPath",
            "reason",
            "type",
            "reportingController");

    private static final Map<Resource, Set<String>> MORE = Map.of(
            Resource.POD,
            Set.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "status.phase",
                    "status.podIP"),
            Resource.EVENT,
            REGARDING,
            Resource.NAMESPACE,
            Set.of("status.phase"),
            Resource.SECRET,
            Set.of("type"),
            Resource.JOB,
            Set.of("status.successful"),
            Resource.REPLICA_SET,
            Set.of("status.replicas"),
            Resource.NODE,
            Set.of("spec.unschedulable"));

    private FieldSelector() {}

    /** @throws Refusal 400 for a field that cannot be chosen by */
    static Predicate<JsonObject> parse(Resource resource, String text) {
        Predicate<JsonObject> all = object -> true;
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                all = all.and(term(resource, part));
            }
        }
        return all;
    }

    private static Predicate<JsonObject> term(Resource resource, String part) {
        boolean not = part.contains("!=");
        String[] sides = part.split(not ? "!=" : "==?", 2);
        if (sides.length != 2) {
            throw Refusal.badRequest("invalid selector: '" + part + "'; can't understand '" + part + "'");
        }
        String field = resource.equals(Kinds.CORE_EVENT) ? sides[0].replace("involvedObject.", "regarding.") : sides[0];
        Resource kind = resource.equals(Kinds.CORE_EVENT) ? Resource.EVENT : resource;
        if (!ALL.contains(field) && !MORE.getOrDefault(kind, Set.of()).contains(field)) {
            throw Refusal.badRequest("field label not supported: " + sides[0]);
        }
        String[] path = field.split("\\.");
        return object -> Tree.text(object, path).equals(sides[1]) != not;
    }
}
