package dev.workflow.imagebuilder.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Stores the one image of an OCI image layout folder in the registry. */
public final class LayoutPush {

    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");

    private final ObjectMapper json = new ObjectMapper();
    private final ImageStore store;
    private final String repository;
    private final BuildWatch watch;

    public LayoutPush(ImageStore store, String repository, BuildWatch watch) {
        this.store = store;
        this.repository = repository;
        this.watch = watch;
    }

    /**
     * @param annotations added to those of the manifest
     * @return the manifest's digest
     */
    public String push(Path layout, String tag, Map<String, String> annotations)
            throws IOException, BuildFailed, InterruptedException {
        JsonNode index = json.readTree(layout.resolve("index.json").toFile());
        JsonNode manifest =
                json.readTree(blob(layout, index.path("manifests").path(0)).toFile());
        send(layout, manifest.path("config"));
        for (JsonNode layer : manifest.path("layers")) {
            send(layout, layer);
        }
        ObjectNode changed = manifest.deepCopy();
        changed.put("mediaType", ImageDocument.MANIFEST);
        ObjectNode notes = changed.withObjectProperty("annotations");
        annotations.forEach(notes::put);
        return store.pushManifest(repository, tag, ImageDocument.MANIFEST, json.writeValueAsBytes(changed));
    }

    private void send(Path layout, JsonNode descriptor) throws IOException, BuildFailed, InterruptedException {
        watch.check();
        Path file = blob(layout, descriptor);
        String digest = descriptor.path("digest").asText();
        if (!store.hasBlob(repository, digest)) {
            try (InputStream in = Files.newInputStream(file)) {
                String type = descriptor.path("mediaType").asText();
                store.pushBlob(repository, new ImageStore.Descriptor(type, digest, Files.size(file)), in);
            }
        }
    }

    private static Path blob(Path layout, JsonNode descriptor) throws IOException {
        String digest = descriptor.path("digest").asText("");
        if (!DIGEST.matcher(digest).matches()) {
            throw new IOException("the image layout names a blob by something that is no digest");
        }
        return layout.resolve("blobs/sha256").resolve(digest.substring("sha256:".length()));
    }
}
