package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.imagebuilder.source.TomlText;

/**
 * A layer as its toml file describes it.
 *
 * @param buildpack the escaped id of the one that made it
 * @param launch part of the image
 * @param build there for later buildpacks
 * @param cache kept for the next build
 * @param metadata the buildpack's own; an empty object when there is none
 */
public record Layer(String buildpack, String name, boolean launch, boolean build, boolean cache, JsonNode metadata) {

    static Layer of(String buildpack, String name, JsonNode toml) {
        JsonNode types = toml.path("types");
        JsonNode metadata = toml.path("metadata");
        return new Layer(
                buildpack,
                name,
                types.path("launch").asBoolean(),
                types.path("build").asBoolean(),
                types.path("cache").asBoolean(),
                metadata.isObject() ? metadata : JsonNodeFactory.instance.objectNode());
    }

    /** What the next build of the buildpack finds: the metadata alone, for it decides anew what the layer is for. */
    String restoredToml() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("metadata", metadata);
        return metadata.isEmpty() ? "" : TomlText.write(root);
    }

    /** Inside the folder of all layers. */
    public String relative() {
        return buildpack + "/" + name;
    }
}
