package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import dev.workflow.kubernetes.Resource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Writes Event objects; the same one again raises its count. */
final class EventLog {

    private record Key(String uid, String field, String reason, String note) {}

    private final Api api;
    private final String component;
    private final Map<Key, String> known = new HashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong(0x18eb7b5571187c7fL);

    EventLog(Api api, String component) {
        this.api = api;
        this.component = component;
    }

    void normal(JsonObject about, String reason, String note) {
        write(about, "", "Normal", reason, note);
    }

    void warning(JsonObject about, String reason, String note) {
        write(about, "", "Warning", reason, note);
    }

    /** @param field of a pod: {@code spec.containers{web}} */
    synchronized void write(JsonObject about, String field, String type, String reason, String note) {
        Key key = new Key(Metadata.uid(about), field, reason, note);
        String namespace = Metadata.namespace(about);
        String name = known.get(key);
        try {
            if (name != null && api.etcd().get(Resource.EVENT, namespace, name).isPresent()) {
                again(namespace, name);
            } else {
                known.put(key, fresh(about, field, type, reason, note));
            }
        } catch (Refusal namespaceGone) {
            known.remove(key);
        }
    }

    private void again(String namespace, String name) {
        api.change(
                Resource.EVENT,
                namespace,
                name,
                old -> {
                    old.addProperty("deprecatedCount", Tree.number(old, 1, "deprecatedCount") + 1);
                    old.addProperty(
                            "deprecatedLastTimestamp", Metadata.time(api.clock().instant()));
                    return old;
                },
                Write.by(component));
    }

    private String fresh(JsonObject about, String field, String type, String reason, String note) {
        JsonObject event = new JsonObject();
        String name = Metadata.name(about) + "." + Long.toHexString(NUMBER.incrementAndGet());
        Tree.set(event, name, "metadata", "name");
        String now = Metadata.time(api.clock().instant());
        if ("default-scheduler".equals(component)) {
            event.addProperty(
                    "eventTime",
                    api.clock().instant().truncatedTo(ChronoUnit.MICROS).toString());
            event.addProperty("action", "Scheduled".equals(reason) ? "Binding" : "Scheduling");
        } else {
            event.addProperty("deprecatedFirstTimestamp", now);
            event.addProperty("deprecatedLastTimestamp", now);
            event.addProperty("deprecatedCount", 1);
            Tree.set(event, component, "deprecatedSource", "component");
        }
        event.addProperty("reportingController", component);
        event.addProperty("type", type);
        event.addProperty("reason", reason);
        event.addProperty("note", note);
        JsonObject regarding = Tree.make(event, "regarding");
        regarding.add("apiVersion", about.get("apiVersion"));
        regarding.add("kind", about.get("kind"));
        regarding.addProperty("namespace", Metadata.namespace(about));
        regarding.addProperty("name", Metadata.name(about));
        regarding.addProperty("uid", Metadata.uid(about));
        regarding.addProperty("resourceVersion", Long.toString(Metadata.version(about)));
        if (!field.isEmpty()) {
            regarding.addProperty("fieldPath", field);
        }
        api.create(Resource.EVENT, Metadata.namespace(about), event, Write.by(component));
        return name;
    }
}
