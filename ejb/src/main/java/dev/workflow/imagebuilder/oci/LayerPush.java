package dev.workflow.imagebuilder.oci;

import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Brings folders as layers into one repository of the registry; what is there already is not sent again. */
public final class LayerPush {

    private final ImageStore store;
    private final String repository;
    private final Path temp;
    private final BuildWatch watch;

    /** @param temp a folder for one compressed layer at a time */
    public LayerPush(ImageStore store, String repository, Path temp, BuildWatch watch) {
        this.store = store;
        this.repository = repository;
        this.temp = temp;
        this.watch = watch;
    }

    /**
     * @param target where the folder is in the image
     * @param owner user and group id of its files
     * @param before the layer of the build before, whose blob is used again when nothing has changed
     */
    public LayerBlob push(Path source, String target, int owner, Optional<LayerBlob> before)
            throws IOException, BuildFailed, InterruptedException {
        watch.check();
        if (before.isPresent() && isUnchanged(source, target, owner, before.get())) {
            return before.get();
        }
        Path file = Files.createTempFile(temp, "layer-", ".tar.gz");
        try {
            LayerBlob blob = compress(source, target, owner, file);
            send(blob, file);
            return blob;
        } finally {
            Files.delete(file);
        }
    }

    /** True when the registry holds the layer. */
    public boolean holds(LayerBlob blob) throws IOException {
        return store.hasBlob(repository, blob.digest());
    }

    private boolean isUnchanged(Path source, String target, int owner, LayerBlob before) throws IOException {
        try (DigestOutputStream diff = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.start())) {
            LayerTar.write(source, target, owner, diff);
            return Sha256.text(diff.getMessageDigest()).equals(before.diffId()) && holds(before);
        }
    }

    private static LayerBlob compress(Path source, String target, int owner, Path file) throws IOException {
        DigestOutputStream blob =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), Sha256.start());
        try (blob;
                FastGzip gzip = new FastGzip(blob);
                DigestOutputStream diff = new DigestOutputStream(gzip, Sha256.start())) {
            LayerTar.write(source, target, owner, diff);
            gzip.finish();
            blob.flush();
            return new LayerBlob(
                    Sha256.text(diff.getMessageDigest()), Sha256.text(blob.getMessageDigest()), Files.size(file));
        }
    }

    private void send(LayerBlob blob, Path file) throws IOException, BuildFailed, InterruptedException {
        watch.check();
        if (!holds(blob)) {
            try (InputStream in = Files.newInputStream(file)) {
                store.pushBlob(
                        repository, new ImageStore.Descriptor(LayerBlob.MEDIA_TYPE, blob.digest(), blob.size()), in);
            }
        }
    }

    /** The fastest level: a push waits for it, and the registry is near. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
