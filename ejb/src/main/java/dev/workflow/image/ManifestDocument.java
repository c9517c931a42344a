package dev.workflow.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A manifest as a registry gave it: the exact bytes, their digest, and what is read from them. */
record ManifestDocument(String digest, String mediaType, JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @param image what the errors call it */
    static ManifestDocument parse(byte[] content, String contentType, String image) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(content);
            String type = json.path("mediaType").asText(MediaTypes.plain(contentType));
            if (!MediaTypes.MANIFESTS.contains(type) && !MediaTypes.INDEXES.contains(type)) {
                throw new IOException("Image " + image + " has a manifest of an unsupported type: "
                        + PrintableText.of(type.isEmpty() ? "none is given" : type));
            }
            return new ManifestDocument(ContentDigest.of(content), type, json);
        } catch (JsonProcessingException malformed) {
            throw new IOException("Image " + image + " has a manifest that is not JSON", malformed);
        }
    }

    boolean isIndex() {
        return MediaTypes.INDEXES.contains(mediaType);
    }

    /** The digest of the listed manifest for the platform. */
    String manifestFor(Platform platform, String image) throws IOException {
        StringJoiner others = new StringJoiner(", ");
        for (JsonNode entry : json.path("manifests")) {
            JsonNode wanted = entry.path("platform");
            Platform listed = new Platform(
                    wanted.path("os").asText(), wanted.path("architecture").asText());
            if (listed.equals(platform)) {
                return descriptor(entry, image).digest();
            }
            others.add(PrintableText.of(listed.toString()));
        }
        throw new IOException("Image " + image + " is not made for " + platform + ", only for: " + others);
    }

    ImageStore.Descriptor config(String image) throws IOException {
        return descriptor(json.path("config"), image);
    }

    List<ImageStore.Descriptor> layers(String image) throws IOException {
        List<ImageStore.Descriptor> layers = new ArrayList<>();
        for (JsonNode layer : json.path("layers")) {
            layers.add(descriptor(layer, image));
        }
        return List.copyOf(layers);
    }

    private static ImageStore.Descriptor descriptor(JsonNode node, String image) throws IOException {
        String digest = node.path("digest").asText();
        long size = node.path("size").asLong(-1);
        if (!digest.matches("sha256:[a-f0-9]{64}") || size < 0) {
            throw new IOException("Image " + image + " has a manifest with a broken descriptor");
        }
        return new ImageStore.Descriptor(node.path("mediaType").asText(), digest, size);
    }
}
