package dev.workflow.delivery.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as a tar in the layout of the OCI, read whole. */
final class ImageTar {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new HashMap<>();

    ImageTar(Path tar) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    JsonNode manifest() throws IOException {
        return blob(JSON.readTree(files.get("index.json")).path("manifests").get(0));
    }

    /** What is run, and as whom. */
    JsonNode config() throws IOException {
        return blob(manifest().path("config"));
    }

    private JsonNode blob(JsonNode descriptor) throws IOException {
        return JSON.readTree(bytes(descriptor));
    }

    private byte[] bytes(JsonNode descriptor) {
        return files.get("blobs/" + descriptor.path("digest").asText().replace(':', '/'));
    }

    /** Every file and folder of every layer. */
    List<TarArchiveEntry> entries() throws IOException {
        List<TarArchiveEntry> all = new ArrayList<>();
        for (JsonNode layer : manifest().path("layers")) {
            InputStream packed = new ByteArrayInputStream(bytes(layer));
            try (TarArchiveInputStream in = new TarArchiveInputStream(new GZIPInputStream(packed))) {
                for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    all.add(entry);
                }
            }
        }
        return all;
    }
}
