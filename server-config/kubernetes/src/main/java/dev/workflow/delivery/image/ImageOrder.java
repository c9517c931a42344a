package dev.workflow.delivery.image;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Which image is wanted.
 *
 * @param distribution what the build assembled
 * @param base the image below, with Java on its PATH: a name at a registry, {@code tar:FILE}, or empty for nothing
 * @param to a name at a registry or {@code tar:FILE}
 * @param insecure whether registries without TLS are good enough
 * @param created when the image says that it was made; the same for the same sources
 */
public record ImageOrder(Path distribution, String base, String to, boolean insecure, String version, Instant created) {

    private static final String TAR = "tar:";

    public ImageOrder {
        if (to.isBlank()) {
            throw new IllegalArgumentException("workflow.image.to is empty: name a registry's image or tar:FILE");
        }
    }

    static boolean isTar(String name) {
        return name.startsWith(TAR);
    }

    static Path tar(String name) {
        return Path.of(name.substring(TAR.length()));
    }
}
