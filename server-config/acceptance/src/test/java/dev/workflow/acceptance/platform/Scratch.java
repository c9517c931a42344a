package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where tests put what they make. All of it is deleted when the tests' process ends: programs may use it until then. */
public final class Scratch {

    private static final Path ROOT = root();

    private Scratch() {}

    /** A new, empty folder. */
    public static Path folder(String purpose) throws IOException {
        return Files.createTempDirectory(ROOT, purpose + "-");
    }

    /** A new, empty file for what a program prints. */
    public static Path output(String purpose) throws IOException {
        return Files.createTempFile(ROOT, purpose + "-", ".out");
    }

    private static Path root() {
        try {
            Path root = Files.createTempDirectory("acceptance-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root), "delete-scratch"));
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path root) {
        try {
            Folders.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
