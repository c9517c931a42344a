package dev.workflow.kubernetes;

import com.google.gson.JsonObject;

/** Says of an object what it is: in lists the API leaves that out. */
final class Typed {

    private Typed() {}

    static KubernetesObject as(Resource resource, KubernetesObject object) {
        if (object.kind().equals(resource.kind()) && object.apiVersion().equals(resource.apiVersion())) {
            return object;
        }
        JsonObject json = new JsonObject();
        json.addProperty("apiVersion", resource.apiVersion());
        json.addProperty("kind", resource.kind());
        JsonObject rest = object.json();
        rest.entrySet().forEach(entry -> {
            if (!json.has(entry.getKey())) {
                json.add(entry.getKey(), entry.getValue());
            }
        });
        return KubernetesObject.of(json);
    }
}
