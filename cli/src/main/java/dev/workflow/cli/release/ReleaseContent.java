package dev.workflow.cli.release;

import dev.workflow.cli.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** What a release consists of, as flat entries: {@code values COLOUR} → {@code blue}. */
record ReleaseContent(Map<Entry, String> entries) {

    /** The place of one value: the part of the release, and the name within it; in the order of the comparison. */
    record Entry(String part, String name) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byPart = part.compareTo(other.part);
            return byPart != 0 ? byPart : name.compareTo(other.name);
        }
    }

    private static final String[] BUILD = {"image", "stack", "sha", "dockerfile"};
    private static final String[] BUILD_MAPS = {"procfile", "dryccfile"};
    private static final String[] CONFIG = {
        "values",
        "typed_values",
        "limits",
        "tags",
        "registry",
        "healthcheck",
        "lifecycle_post_start",
        "lifecycle_pre_stop",
        "termination_grace_period"
    };

    /** @param build absent when the release has none */
    static ReleaseContent of(Json build, Json config) {
        Map<Entry, String> entries = new TreeMap<>();
        for (String field : BUILD) {
            if (!build.text(field).isEmpty()) {
                entries.put(new Entry("build", field), build.text(field));
            }
        }
        for (String field : BUILD_MAPS) {
            flatten(entries, field, "", build.at(field));
        }
        for (String field : CONFIG) {
            flatten(entries, field, "", config.at(field));
        }
        return new ReleaseContent(entries);
    }

    private static void flatten(Map<Entry, String> entries, String part, String name, Json value) {
        value.fields().forEach((key, inner) -> {
            String path = name.isEmpty() ? key : name + "." + key;
            if (inner.isObject()) {
                flatten(entries, part, path, inner);
            } else {
                entries.put(new Entry(part, path), inner.text());
            }
        });
    }
}
