package dev.workflow.kubernetes.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Deletes objects: at once, or by a mark that somebody acts upon. */
final class Deletion {

    private static final Set<Resource> ANSWERED_WITH_THE_OBJECT = Set.of(
            Resource.POD,
            Resource.SERVICE,
            Resource.SERVICE_ACCOUNT,
            Resource.VOLUME_CLAIM,
            Resource.RESOURCE_QUOTA,
            Kinds.VOLUME);
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    /**
     * @param grace in seconds; -1 for what the object says
     * @param policy Background, Foreground, Orphan; empty for the kind's own
     */
    record Options(long grace, String policy, String uid, String version, boolean dryRun) {

        static final Options NONE = new Options(-1, "", "", "", false);

        static Options now() {
            return new Options(0, "Background", "", "", false);
        }

        static Options background() {
            return new Options(-1, "Background", "", "", false);
        }
    }

    private final Api api;

    Deletion(Api api) {
        this.api = api;
    }

    /** @return the answer's body */
    JsonObject delete(Resource resource, String namespace, String name, Options options) {
        synchronized (api.etcd()) {
            JsonObject object = api.get(resource, namespace, name);
            check(resource, object, options);
            JsonObject marked = object.deepCopy();
            JsonArray finalizers = Tree.array(marked, "metadata", "finalizers");
            String finalizer = finalizer(policy(resource, options));
            if (!finalizer.isEmpty() && !Metadata.deleted(object)) {
                finalizers.add(finalizer);
                Tree.set(marked, finalizers, "metadata", "finalizers");
            }
            long grace = grace(resource, object, options);
            if (grace == 0 && finalizers.isEmpty() && !resource.equals(Resource.NAMESPACE)) {
                return remove(resource, marked, options);
            }
            return mark(resource, object, marked, grace, options);
        }
    }

    private JsonObject remove(Resource resource, JsonObject object, Options options) {
        if (!options.dryRun()) {
            api.etcd().remove(resource, object);
        }
        return ANSWERED_WITH_THE_OBJECT.contains(resource) ? object : Answers.deleted(resource, object);
    }

    private JsonObject mark(Resource resource, JsonObject object, JsonObject marked, long grace, Options options) {
        boolean sooner =
                Metadata.deleted(object) && grace < Tree.number(object, 0, "metadata", "deletionGracePeriodSeconds");
        if (options.dryRun() || Metadata.deleted(object) && !sooner) {
            return object;
        }
        Instant when = api.clock().instant().plusSeconds(grace);
        Tree.set(marked, Metadata.time(when), "metadata", "deletionTimestamp");
        if (resource.equals(Resource.NAMESPACE)) {
            Tree.set(marked, "Terminating", "status", "phase");
        } else {
            Tree.set(marked, grace, "metadata", "deletionGracePeriodSeconds");
        }
        if (api.kinds().hasGeneration(resource)) {
            Tree.set(marked, Metadata.generation(object) + 1, "metadata", "generation");
        }
        return api.etcd().put(resource, marked);
    }

    private static void check(Resource resource, JsonObject object, Options options) {
        String group = resource.group().isEmpty() ? "" : "." + resource.group();
        if (!options.uid().isEmpty() && !options.uid().equals(Metadata.uid(object))) {
            throw precondition(resource, object, group, "UID", options.uid(), Metadata.uid(object));
        }
        if (!options.version().isEmpty() && Metadata.version(object) != Long.parseLong(options.version())) {
            throw precondition(
                    resource,
                    object,
                    group,
                    "ResourceVersion",
                    options.version(),
                    Long.toString(Metadata.version(object)));
        }
    }

    private static Refusal precondition(
            Resource resource, JsonObject object, String group, String what, String wanted, String is) {
        JsonObject details = Answers.details(resource, Metadata.name(object));
        details.addProperty("kind", resource.kind());
        String after = "UID".equals(what)
                ? ". The object might have been deleted and then recreated"
                : ". The object might have been modified";
        return Refusal.of(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + resource.kind() + group + " \"" + Metadata.name(object)
                        + "\": the "
                        + what + " in the precondition (" + wanted + ") does not match the " + what + " in record ("
                        + is
                        + ")" + after,
                details);
    }

    /** Jobs alone leave their pods behind when nothing is said. */
    private static String policy(Resource resource, Options options) {
        if (!options.policy().isEmpty()) {
            return options.policy();
        }
        return resource.equals(Resource.JOB) ? "Orphan" : "Background";
    }

    private static String finalizer(String policy) {
        return switch (policy) {
            case "Orphan" -> "orphan";
            case "Foreground" -> "foregroundDeletion";
            default -> "";
        };
    }

    private static long grace(Resource resource, JsonObject object, Options options) {
        boolean runs = resource.equals(Resource.POD)
                && !Tree.text(object, "spec", "nodeName").isEmpty()
                && !OVER.contains(Tree.text(object, "status", "phase"));
        if (!runs) {
            return 0;
        }
        return options.grace() >= 0
                ? options.grace()
                : Tree.number(object, 30, "spec", "terminationGracePeriodSeconds");
    }

    /** Whether an object that is marked may go once it has no finalizers. */
    static boolean nothingElseToWaitFor(JsonObject marked) {
        return switch (Tree.text(marked, "kind")) {
            case "Pod" -> Tree.number(marked, 0, "metadata", "deletionGracePeriodSeconds") == 0;
            case "Namespace" -> Tree.array(marked, "spec", "finalizers").isEmpty();
            default -> true;
        };
    }

    /** What a body or the query of a DELETE says. */
    static Options options(Optional<JsonObject> body, java.util.Map<String, String> query, boolean dryRun) {
        JsonObject said = body.orElseGet(JsonObject::new);
        String grace = query.getOrDefault("gracePeriodSeconds", Tree.text(said, "gracePeriodSeconds"));
        String policy = query.getOrDefault("propagationPolicy", Tree.text(said, "propagationPolicy"));
        if (policy.isEmpty() && said.has("orphanDependents")) {
            policy = Tree.flag(said, "orphanDependents") ? "Orphan" : "Background";
        }
        return new Options(
                grace.isEmpty() ? -1 : Long.parseLong(grace),
                policy,
                Tree.text(said, "preconditions", "uid"),
                Tree.text(said, "preconditions", "resourceVersion"),
                dryRun || !Tree.array(said, "dryRun").isEmpty());
    }
}
