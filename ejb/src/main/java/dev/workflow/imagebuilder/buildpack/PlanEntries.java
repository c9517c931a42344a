package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.imagebuilder.source.TomlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The requirements of a group on their way through the builds: the first provider gets them, unmet ones go on. */
final class PlanEntries {

    private final List<BuildPlan.Require> open = new ArrayList<>();

    PlanEntries(List<Resolution.Candidate> group) {
        group.forEach(one -> open.addAll(one.plan().requires()));
    }

    /** The Buildpack Plan for a buildpack: the open requirements it provides for. */
    String plan(Set<String> provides) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (BuildPlan.Require require : open) {
            if (provides.contains(require.name())) {
                ObjectNode entry = entries.addObject().put("name", require.name());
                if (require.metadata() instanceof ObjectNode metadata) {
                    entry.set("metadata", metadata);
                }
            }
        }
        if (!entries.isEmpty()) {
            root.set("entries", entries);
        }
        return TomlText.write(root);
    }

    /** @param buildToml what the buildpack says about the requirements it could not meet */
    void built(Set<String> provides, JsonNode buildToml) {
        List<String> unmet = new ArrayList<>();
        buildToml.path("unmet").forEach(entry -> unmet.add(entry.path("name").asText("")));
        open.removeIf(require -> provides.contains(require.name()) && !unmet.contains(require.name()));
    }
}
