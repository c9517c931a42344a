package dev.workflow.imagebuilder.job;

import java.util.LinkedHashMap;
import java.util.Map;

/** What marks the objects of builds (builder.md §4). */
final class BuildLabels {

    static final String APP = "app";
    static final String BUILDER = "drycc-imagebuilder";

    private BuildLabels() {}

    static Map<String, Object> metadata(String namespace, String name, Map<String, String> annotations) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("namespace", namespace);
        metadata.put("labels", labels());
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        return metadata;
    }

    static Map<String, String> labels() {
        return Map.of(APP, BUILDER, "heritage", "drycc");
    }
}
