package dev.workflow.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Seals with a key that is made for the run of the tests. */
public final class TestSealer {

    private static final Sealer SHARED = make();

    private TestSealer() {}

    public static Sealer shared() {
        return SHARED;
    }

    private static Sealer make() {
        try {
            Path folder = Files.createTempDirectory("sealer");
            try {
                return new Sealer(folder.resolve("key"));
            } finally {
                Files.deleteIfExists(folder.resolve("key"));
                Files.delete(folder);
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }
}
