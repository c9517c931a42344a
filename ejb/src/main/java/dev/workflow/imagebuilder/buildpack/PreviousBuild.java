package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.imagebuilder.oci.LayerBlob;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of an app's last build.
 *
 * @param blobs place in the image to the layer that was stored
 * @param stores escaped buildpack id to the metadata of its store.toml
 */
public record PreviousBuild(List<Layer> layers, Map<String, LayerBlob> blobs, Map<String, JsonNode> stores) {

    public static final PreviousBuild NONE = new PreviousBuild(List.of(), Map.of(), Map.of());

    /** @param target such as workspace or layers/acme_ruby/gems */
    public Optional<LayerBlob> blob(String target) {
        return Optional.ofNullable(blobs.get(target));
    }
}
