package dev.workflow.engine.local;

import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A registry in memory that holds real layers. */
public final class MemoryImages implements ImageStore {

    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<String, Pulled> images = new ConcurrentHashMap<>();
    public final AtomicInteger pulls = new AtomicInteger();

    /** Adds an image of these layers and returns its pinned reference. */
    public ImageReference add(String repository, String config, byte[]... layers) {
        List<Descriptor> descriptors = new ArrayList<>();
        for (byte[] layer : layers) {
            String digest = digest(layer);
            blobs.put(digest, layer);
            descriptors.add(new Descriptor("application/vnd.oci.image.layer.v1.tar", digest, layer.length));
        }
        String digest = digest((config + descriptors).getBytes());
        images.put(digest, new Pulled(digest, config.getBytes(), descriptors));
        return ImageReference.parse("127.0.0.1:5000/" + repository + "@" + digest);
    }

    /** A tar of files by name; a name that ends with a slash is a directory. */
    public static byte[] layer(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setMode(file.getKey().endsWith("/") ? 040755 : 0100755);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean hasBlob(String repository, String digest) {
        return blobs.containsKey(digest);
    }

    @Override
    public void pushBlob(String repository, Descriptor blob, InputStream content) throws IOException {
        blobs.put(blob.digest(), content.readAllBytes());
    }

    @Override
    public String pushManifest(String repository, String tag, String mediaType, byte[] manifest) {
        throw new UnsupportedOperationException("engines only pull");
    }

    @Override
    public Pulled pull(ImageReference reference) throws IOException {
        pulls.incrementAndGet();
        Pulled pulled = images.get(reference.digest());
        if (pulled == null) {
            throw new FileNotFoundException("manifest unknown");
        }
        return pulled;
    }

    @Override
    public InputStream blob(ImageReference reference, String digest) {
        return new ByteArrayInputStream(blobs.get(digest));
    }
}
