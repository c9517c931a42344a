package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.util.List;

/** How much of objects is answered: all, or their metadata only. */
enum Shape {
    WHOLE,
    METADATA;

    static Shape of(Call call) {
        return call.accept().contains("as=PartialObjectMetadata") ? METADATA : WHOLE;
    }

    JsonObject object(Resource resource, JsonObject object) {
        if (this == WHOLE) {
            return CoreEvents.shown(resource, object);
        }
        JsonObject partial = Answers.kind("PartialObjectMetadata", "meta.k8s.io/v1");
        partial.add("metadata", object.get("metadata"));
        return partial;
    }

    JsonObject list(Resource resource, long version, List<JsonObject> objects) {
        List<JsonObject> items =
                objects.stream().map(object -> item(resource, object)).toList();
        return this == WHOLE
                ? Answers.list(resource.kind() + "List", resource.apiVersion(), version, items)
                : Answers.list("PartialObjectMetadataList", "meta.k8s.io/v1", version, items);
    }

    /** The real server leaves kind and version of built-in items out; ours too, for clients that rely on them. */
    private JsonObject item(Resource resource, JsonObject object) {
        JsonObject item = object(resource, object);
        if (this == WHOLE && Schema.of(resource).isPresent()) {
            item = item.deepCopy();
            item.remove("kind");
            item.remove("apiVersion");
        }
        return item;
    }
}
