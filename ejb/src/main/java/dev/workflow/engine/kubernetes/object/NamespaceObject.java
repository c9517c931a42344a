package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.Resource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The namespace of an app. The cluster itself refuses pods in it that are allowed more than ours. */
final class NamespaceObject {

    private static final String STANDARD = "pod-security.kubernetes.io/";

    private NamespaceObject() {}

    static Wanted of(AppName app, ClusterLayout layout) {
        Map<String, String> labels = new LinkedHashMap<>(ObjectLabels.of(app));
        labels.put(STANDARD + "enforce", level(layout).word());
        labels.put(STANDARD + "warn", layout.security().word());
        Map<String, Object> metadata =
                Fields.of("name", app.value()).with("labels", labels).map();
        return Wanted.of(Resource.NAMESPACE, metadata, Fields.none());
    }

    /** The restricted level knows no NFS. */
    private static SecurityProfile level(ClusterLayout layout) {
        return layout.nfs() ? SecurityProfile.BASELINE : layout.security();
    }
}
