package dev.workflow.web.registry;

import static dev.workflow.web.registry.RegistryClient.bytes;
import static dev.workflow.web.registry.RegistryClient.digest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A folder that holds one image, as image tools read and write it. */
final class OciLayout {

    private final Path folder;

    OciLayout(Path folder) {
        this.folder = folder;
    }

    /** An image for linux/amd64 with a single layer, tagged v1; the answer is its digest. */
    String write() throws IOException {
        byte[] tar = new byte[10_240];
        String layer = blob(gzip(tar));
        String config = "{\"os\":\"linux\",\"architecture\":\"amd64\",\"config\":{},\"rootfs\":{\"type\":\"layers\","
                + "\"diff_ids\":[\"" + digest(tar) + "\"]}}";
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + RegistryClient.OCI + "\",\"config\":"
                + descriptor("application/vnd.oci.image.config.v1+json", blob(bytes(config)), "") + ",\"layers\":["
                + descriptor("application/vnd.oci.image.layer.v1.tar+gzip", layer, "") + "]}";
        String digest = blob(bytes(manifest));
        String named = ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"v1\"}";
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[" + descriptor(RegistryClient.OCI, digest, named) + "]}");
        return digest;
    }

    boolean holds(String digest) {
        return Files.exists(path(digest));
    }

    private String blob(byte[] content) throws IOException {
        String digest = digest(content);
        Files.createDirectories(path(digest).getParent());
        Files.write(path(digest), content);
        return digest;
    }

    private Path path(String digest) {
        return folder.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    private String descriptor(String type, String digest, String more) throws IOException {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest + "\",\"size\":" + Files.size(path(digest))
                + more + "}";
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
