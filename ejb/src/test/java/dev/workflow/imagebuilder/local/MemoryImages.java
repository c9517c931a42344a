package dev.workflow.imagebuilder.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry that lives as long as a test and refuses what a real one refuses: wrong digests, missing blobs. */
final class MemoryImages implements ImageStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
    final List<String> pushed = new ArrayList<>();

    @Override
    public boolean hasBlob(String repository, String digest) {
        return blobs.containsKey(repository + "@" + digest);
    }

    @Override
    public void pushBlob(String repository, Descriptor blob, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        if (bytes.length != blob.size() || !digest(bytes).equals(blob.digest())) {
            throw new IOException("the blob is not " + blob);
        }
        blobs.put(repository + "@" + blob.digest(), bytes);
        pushed.add(blob.digest());
    }

    @Override
    public String pushManifest(String repository, String tag, String mediaType, byte[] manifest) throws IOException {
        JsonNode root = JSON.readTree(manifest);
        if (!root.path("mediaType").asText().equals(mediaType)) {
            throw new IOException("the manifest is of another type than its header says");
        }
        List<JsonNode> parts = new ArrayList<>(List.of(root.path("config")));
        root.path("layers").forEach(parts::add);
        for (JsonNode part : parts) {
            byte[] blob = blobs.get(repository + "@" + part.path("digest").asText());
            if (blob == null || blob.length != part.path("size").asLong()) {
                throw new IOException("the manifest names a blob that is not there: " + part);
            }
        }
        manifests.put(repository + ":" + tag, manifest);
        manifests.put(repository + ":" + digest(manifest), manifest);
        return digest(manifest);
    }

    JsonNode manifest(ImageReference reference) throws IOException {
        return JSON.readTree(manifests.get(reference.repository() + ":" + reference.reference()));
    }

    JsonNode config(ImageReference reference) throws IOException {
        return JSON.readTree(pull(reference).config());
    }

    boolean hasTag(String repository, String tag) {
        return manifests.containsKey(repository + ":" + tag);
    }

    @Override
    public Pulled pull(ImageReference reference) throws IOException {
        JsonNode manifest = manifest(reference);
        List<Descriptor> layers = new ArrayList<>();
        manifest.path("layers")
                .forEach(layer -> layers.add(new Descriptor(
                        layer.path("mediaType").asText(),
                        layer.path("digest").asText(),
                        layer.path("size").asLong())));
        String config = manifest.path("config").path("digest").asText();
        return new Pulled(reference.digest(), blobs.get(reference.repository() + "@" + config), layers);
    }

    @Override
    public InputStream blob(ImageReference reference, String digest) {
        return new ByteArrayInputStream(blobs.get(reference.repository() + "@" + digest));
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
