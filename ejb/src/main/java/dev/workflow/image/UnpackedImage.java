package dev.workflow.image;

import java.nio.file.Path;

/**
 * An image on this machine's disk, in use until closed.
 *
 * @param files its layers over each other; never written to
 */
public record UnpackedImage(String digest, Path files, ImageConfig config, Runnable release) implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
