package dev.workflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.image.MediaTypes;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a manifest says.
 *
 * @param blobs digests that the repository must hold
 * @param manifests digests of the manifests of an index, which the repository must hold too
 * @param subject digest of the manifest it is about, empty for none
 * @param annotations a JSON object of strings
 */
record ManifestContent(
        Set<String> blobs, Set<String> manifests, String subject, String artifactType, String annotations) {

    /** Referrers are listed with their annotations, so these are bounded. */
    private static final int LARGEST_ANNOTATIONS = 32 << 10;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws RegistryProblem MANIFEST_INVALID */
    static ManifestContent parse(byte[] content, String mediaType) {
        boolean index = MediaTypes.INDEXES.contains(mediaType);
        if (!index && !MediaTypes.MANIFESTS.contains(mediaType)) {
            throw invalid("the media type of the manifest is not supported");
        }
        JsonNode json = json(content);
        if (!json.path("mediaType").asText(mediaType).equals(mediaType)) {
            throw invalid("the manifest's mediaType is not its Content-Type");
        }
        if (json.path("schemaVersion").asInt() != 2) {
            throw invalid("the manifest's schemaVersion is not 2");
        }
        String subject = json.hasNonNull("subject") ? digest(json.path("subject")) : "";
        Set<String> blobs = index ? Set.of() : blobs(json);
        Set<String> manifests = index ? manifests(json) : Set.of();
        return new ManifestContent(blobs, manifests, subject, artifactType(json), annotations(json));
    }

    private static JsonNode json(byte[] content) {
        try {
            JsonNode json = MAPPER.readTree(content);
            if (json.isObject()) {
                return json;
            }
        } catch (IOException malformed) {
            throw RegistryError.MANIFEST_INVALID.because("the manifest is not JSON", malformed);
        }
        throw invalid("the manifest is not a JSON object");
    }

    private static Set<String> blobs(JsonNode json) {
        Set<String> blobs = new LinkedHashSet<>();
        blobs.add(digest(json.path("config")));
        for (JsonNode layer : json.path("layers")) {
            // Layers with addresses of their own may not be distributed: clients do not push them.
            if (layer.path("urls").isEmpty()) {
                blobs.add(digest(layer));
            }
        }
        return blobs;
    }

    private static Set<String> manifests(JsonNode json) {
        Set<String> manifests = new LinkedHashSet<>();
        json.path("manifests").forEach(entry -> manifests.add(digest(entry)));
        return manifests;
    }

    private static String digest(JsonNode descriptor) {
        String digest = descriptor.path("digest").asText();
        if (!Digest.valid(digest) || !descriptor.path("size").canConvertToLong()) {
            throw invalid("a descriptor of the manifest lacks a sha256 digest or a size");
        }
        return digest;
    }

    private static String artifactType(JsonNode json) {
        String type = json.path("artifactType").asText();
        return type.isEmpty() ? json.path("config").path("mediaType").asText() : type;
    }

    private static String annotations(JsonNode json) {
        ObjectNode texts = MAPPER.createObjectNode();
        json.path("annotations")
                .fields()
                .forEachRemaining(
                        entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        String annotations = texts.toString();
        if (annotations.length() > LARGEST_ANNOTATIONS) {
            throw invalid("the manifest has more than 32 KiB of annotations");
        }
        return annotations;
    }

    private static RegistryProblem invalid(String message) {
        return RegistryError.MANIFEST_INVALID.with(message);
    }
}
