package dev.workflow.imagebuilder.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The configuration and the manifest of an image.
 *
 * @param layers lowest first
 * @param environment NAME=value
 * @param arch in the registry's words: amd64, arm64
 */
public record ImageDocument(
        String arch,
        List<LayerBlob> layers,
        List<String> entrypoint,
        List<String> environment,
        String user,
        Map<String, String> labels,
        Map<String, String> annotations) {

    public static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String CONFIG = "application/vnd.oci.image.config.v1+json";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public byte[] config() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("created", LayerTar.TIME.toString()).put("architecture", arch).put("os", "linux");
        ObjectNode config = root.putObject("config");
        config.put("User", user).put("WorkingDir", "/workspace");
        texts(config.putArray("Env"), environment);
        texts(config.putArray("Entrypoint"), entrypoint);
        ObjectNode named = config.putObject("Labels");
        labels.forEach(named::put);
        ArrayNode diffIds = root.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        ArrayNode history = root.putArray("history");
        for (LayerBlob layer : layers) {
            diffIds.add(layer.diffId());
            // buildah refuses a base image that has not one history entry for each layer.
            history.addObject().put("created", LayerTar.TIME.toString()).put("created_by", "workflow imagebuilder");
        }
        return bytes(root);
    }

    public byte[] manifest(byte[] config) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", 2).put("mediaType", MANIFEST);
        describe(root.putObject("config"), CONFIG, Sha256.of(config), config.length);
        ArrayNode blobs = root.putArray("layers");
        layers.forEach(layer -> describe(blobs.addObject(), LayerBlob.MEDIA_TYPE, layer.digest(), layer.size()));
        ObjectNode notes = root.putObject("annotations");
        annotations.forEach(notes::put);
        return bytes(root);
    }

    private static void describe(ObjectNode node, String mediaType, String digest, long size) {
        node.put("mediaType", mediaType).put("digest", digest).put("size", size);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of texts and numbers is JSON", impossible);
        }
    }
}
