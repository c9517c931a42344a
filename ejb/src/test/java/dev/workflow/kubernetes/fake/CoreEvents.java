package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;

/** Events are served by two groups; they are stored as those of events.k8s.io. */
final class CoreEvents {

    private CoreEvents() {}

    static Resource stored(Resource resource) {
        return resource.equals(Kinds.CORE_EVENT) ? Resource.EVENT : resource;
    }

    static JsonObject shown(Resource resource, JsonObject object) {
        if (!resource.equals(Kinds.CORE_EVENT)) {
            return object;
        }
        JsonObject event = Answers.kind("Event", "v1");
        event.add("metadata", object.get("metadata"));
        event.add("involvedObject", Tree.object(object, "regarding"));
        event.addProperty("reason", Tree.text(object, "reason"));
        event.addProperty("message", Tree.text(object, "note"));
        event.addProperty("type", Tree.text(object, "type"));
        event.add("source", Tree.object(object, "deprecatedSource"));
        event.add("firstTimestamp", object.get("deprecatedFirstTimestamp"));
        event.add("lastTimestamp", object.get("deprecatedLastTimestamp"));
        event.add("count", object.get("deprecatedCount"));
        return event;
    }
}
