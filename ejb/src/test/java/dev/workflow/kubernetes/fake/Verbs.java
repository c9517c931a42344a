package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Answers the requests that are about objects, but for watches. */
final class Verbs {

    /** An answer. */
    record Answer(int status, JsonObject body) {}

    private final Api api;
    private final Deletion deletion;
    private final Listing listing;

    Verbs(Api api) {
        this.api = api;
        this.deletion = new Deletion(api);
        this.listing = new Listing(api.etcd());
    }

    Deletion deletion() {
        return deletion;
    }

    /** As rules of who may do what name it. */
    static String verb(Call call, Address address) {
        boolean one = !address.name().isEmpty();
        return switch (call.method()) {
            case "GET", "HEAD" -> call.flag("watch") ? "watch" : one ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> one ? "delete" : "deletecollection";
            default -> "unknown";
        };
    }

    Answer answer(String verb, Address address, Call call) {
        Resource resource = CoreEvents.stored(address.resource());
        if ("scale".equals(address.subresource()) && Kinds.scaled(resource)) {
            return scale(verb, address, call);
        }
        boolean status = "status".equals(address.subresource()) && api.kinds().hasStatus(resource);
        if (!address.subresource().isEmpty() && !status) {
            throw Refusal.notServed();
        }
        return switch (verb) {
            case "get" -> whole(200, address, call, api.get(resource, address.namespace(), address.name()));
            case "list" -> new Answer(200, listing.list(address, call));
            case "create" -> create(address, call);
            case "update" ->
                whole(
                        200,
                        address,
                        call,
                        api.replace(
                                resource,
                                address.namespace(),
                                address.name(),
                                call.object(resource.kind()),
                                write(address, call)));
            case "patch" -> patch(resource, address, call);
            case "delete" -> delete(resource, address, call);
            case "deletecollection" -> deleteAll(resource, address, call);
            default ->
                throw Refusal.of(
                        405,
                        "MethodNotAllowed",
                        "the server does not allow this method on the requested resource",
                        new JsonObject());
        };
    }

    private static Answer whole(int status, Address address, Call call, JsonObject object) {
        return new Answer(status, Shape.of(call).object(address.resource(), object));
    }

    private Answer create(Address address, Call call) {
        Resource resource = CoreEvents.stored(address.resource());
        if (!address.name().isEmpty()
                || resource.namespaced() && address.namespace().isEmpty()) {
            throw Refusal.of(
                    405,
                    "MethodNotAllowed",
                    "the server does not allow this method on the requested resource",
                    new JsonObject());
        }
        JsonObject body = call.object(resource.kind());
        return whole(201, address, call, api.create(resource, address.namespace(), body, write(address, call)));
    }

    private Answer patch(Resource resource, Address address, Call call) {
        Write write = write(address, call);
        if ("application/apply-patch+yaml".equals(call.type())) {
            return apply(resource, address, call, write);
        }
        return whole(
                200,
                address,
                call,
                api.change(resource, address.namespace(), address.name(), change(resource, call), write));
    }

    private Answer apply(Resource resource, Address address, Call call, Write write) {
        if (call.query("fieldManager").isEmpty()) {
            throw Refusal.invalid(
                    "meta.k8s.io",
                    "PatchOptions",
                    "",
                    java.util.List.of(Refusal.Cause.required("fieldManager", "is required for apply patch")));
        }
        boolean there =
                api.etcd().get(resource, address.namespace(), address.name()).isPresent();
        JsonObject body = call.object(resource.kind());
        JsonObject applied = api.apply(resource, address.namespace(), address.name(), body, write);
        return whole(there ? 200 : 201, address, call, applied);
    }

    private UnaryOperator<JsonObject> change(Resource resource, Call call) {
        return switch (call.type()) {
            case "application/merge-patch+json" -> {
                JsonObject patch = call.object(resource.kind());
                yield old -> versioned(MergePatch.apply(old, patch).getAsJsonObject(), patch);
            }
            case "application/json-patch+json" -> {
                var patch = call.array();
                yield old -> versioned(JsonPatch.apply(old, patch), new JsonObject());
            }
            case "application/strategic-merge-patch+json" -> {
                if (api.kinds().custom(resource)) {
                    throw unsupported();
                }
                JsonObject patch = call.object(resource.kind());
                yield old -> versioned(StrategicPatch.apply(resource.kind(), old, patch), patch);
            }
            default -> throw unsupported();
        };
    }

    /** A patch is about the newest version unless it names one. */
    private static JsonObject versioned(JsonObject patched, JsonObject patch) {
        String said = Tree.text(patch, "metadata", "resourceVersion");
        if (said.isEmpty()) {
            Tree.remove(patched, "metadata", "resourceVersion");
        }
        return patched;
    }

    private static Refusal unsupported() {
        return Refusal.of(415, "UnsupportedMediaType", "415: Unsupported Media Type", new JsonObject());
    }

    private Answer scale(String verb, Address address, Call call) {
        Resource resource = address.resource();
        Write write = new Write(call.manager(), "", dryRun(call), false);
        return switch (verb) {
            case "get" -> new Answer(200, Scales.of(api.get(resource, address.namespace(), address.name())));
            case "update", "patch" -> {
                UnaryOperator<JsonObject> change = "update".equals(verb)
                        ? old -> Scales.to(old, call.object("Scale"))
                        : old -> Scales.to(old, withoutVersion(scaled(old, call)));
                yield new Answer(
                        200, Scales.of(api.change(resource, address.namespace(), address.name(), change, write)));
            }
            default -> throw Refusal.notServed();
        };
    }

    private static JsonObject scaled(JsonObject old, Call call) {
        return MergePatch.apply(Scales.of(old), call.object("Scale")).getAsJsonObject();
    }

    private static JsonObject withoutVersion(JsonObject scale) {
        Tree.remove(scale, "metadata", "resourceVersion");
        return scale;
    }

    private Answer delete(Resource resource, Address address, Call call) {
        return new Answer(200, deletion.delete(resource, address.namespace(), address.name(), options(resource, call)));
    }

    private Answer deleteAll(Resource resource, Address address, Call call) {
        if (resource.equals(Resource.NAMESPACE)
                || resource.namespaced() && address.namespace().isEmpty()) {
            throw Refusal.of(
                    405,
                    "MethodNotAllowed",
                    "the server does not allow this method on the requested resource",
                    new JsonObject());
        }
        Predicate<JsonObject> chosen = Listing.chosen(resource, "", call);
        Deletion.Options options = options(resource, call);
        synchronized (api.etcd()) {
            var objects = api.etcd().list(resource, address.namespace()).stream()
                    .filter(chosen)
                    .toList();
            objects.forEach(
                    object -> deletion.delete(resource, Metadata.namespace(object), Metadata.name(object), options));
            return new Answer(200, Shape.of(call).list(resource, api.etcd().version(), objects));
        }
    }

    private static Deletion.Options options(Resource resource, Call call) {
        Optional<JsonObject> body =
                call.body().isBlank() ? Optional.empty() : Optional.of(call.object(resource.kind()));
        return Deletion.options(body, call.query(), dryRun(call));
    }

    private static Write write(Address address, Call call) {
        return new Write(call.manager(), address.subresource(), dryRun(call), call.flag("force"));
    }

    private static boolean dryRun(Call call) {
        return "All".equals(call.query("dryRun"));
    }
}
