package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import java.util.Map;

/** The head of an object. */
final class Metadata {

    private Metadata() {}

    static Map<String, Object> of(AppName app, String name, Map<String, String> labels) {
        return of(app, name, labels, Map.of());
    }

    static Map<String, Object> of(
            AppName app, String name, Map<String, String> labels, Map<String, String> annotations) {
        return Fields.of("name", name)
                .with("namespace", app.value())
                .with("labels", labels)
                .with("annotations", annotations)
                .map();
    }
}
