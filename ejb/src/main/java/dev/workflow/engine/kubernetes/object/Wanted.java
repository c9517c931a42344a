package dev.workflow.engine.kubernetes.object;

import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.Map;

/** An object as the platform wants it, with its {@link Fingerprint}. */
public record Wanted(Resource resource, KubernetesObject object) {

    /** @param fields of the object, but for its kind, version and fingerprint */
    static Wanted of(Resource resource, Map<String, ?> metadata, Fields content) {
        Fields whole = Fields.of("apiVersion", resource.apiVersion())
                .with("kind", resource.kind())
                .with("metadata", metadata)
                .with(content);
        return new Wanted(resource, KubernetesObject.of(Fingerprint.sealed(whole.map())));
    }

    public String name() {
        return object.name();
    }

    public String namespace() {
        return object.namespace();
    }

    /** Whether the live object was last written with this very content. Somebody may have changed it since. */
    public boolean sent(KubernetesObject live) {
        return Fingerprint.of(live).equals(Fingerprint.of(object));
    }
}
