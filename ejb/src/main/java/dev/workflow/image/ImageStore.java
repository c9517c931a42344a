package dev.workflow.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The platform's image registry as the imagebuilder and the engine see it: content by digest, manifests by tag. The
 * adapter talks the OCI distribution protocol, so that any registry can take its place.
 */
public interface ImageStore {

    /** A blob as an image lists it. Digest is {@code sha256:…} of exactly the {@code size} bytes. */
    record Descriptor(String mediaType, String digest, long size) {}

    /** The parts of a pulled image that running it needs. Layers are in order, lowest first. */
    record Pulled(String digest, byte[] config, List<Descriptor> layers) {}

    /** True when the registry already holds the blob in that repository. */
    boolean hasBlob(String repository, String digest) throws IOException;

    /** Streams a blob into the repository; verifies that it has the descriptor's digest. */
    void pushBlob(String repository, Descriptor blob, InputStream content) throws IOException;

    /** Stores a manifest under the tag and returns its digest. */
    String pushManifest(String repository, String tag, String mediaType, byte[] manifest) throws IOException;

    /** Resolves the reference (for an index: the manifest of this machine's architecture). */
    Pulled pull(ImageReference reference) throws IOException;

    /** The blob's bytes, verified against the digest when read to the end; the caller closes the stream. */
    InputStream blob(ImageReference reference, String digest) throws IOException;
}
