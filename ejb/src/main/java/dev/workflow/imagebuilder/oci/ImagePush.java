package dev.workflow.imagebuilder.oci;

import dev.workflow.image.ImageStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Stores an image's configuration and manifest once its layers are in the registry. */
public final class ImagePush {

    private final ImageStore store;
    private final String repository;

    public ImagePush(ImageStore store, String repository) {
        this.store = store;
        this.repository = repository;
    }

    /** @return the manifest's digest */
    public String push(ImageDocument image, String tag) throws IOException {
        byte[] config = image.config();
        String digest = Sha256.of(config);
        if (!store.hasBlob(repository, digest)) {
            store.pushBlob(
                    repository,
                    new ImageStore.Descriptor(ImageDocument.CONFIG, digest, config.length),
                    new ByteArrayInputStream(config));
        }
        return store.pushManifest(repository, tag, ImageDocument.MANIFEST, image.manifest(config));
    }
}
