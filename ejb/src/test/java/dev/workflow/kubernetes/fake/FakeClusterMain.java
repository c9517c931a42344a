package dev.workflow.kubernetes.fake;

import dev.workflow.engine.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The cluster as a program of its own, for tests of the shipped platform: {@code KUBECONFIG IMAGE...}, until it is ended.
 * The images hold {@link TestApp} in {@code /workspace}.
 */
public final class FakeClusterMain {

    private FakeClusterMain() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        Map<String, byte[]> files = Map.of("dev/workflow/engine/TestApp.class", TestApp.classFile());
        try (FakeApiServer server = new FakeApiServer()) {
            for (int i = 1; i < arguments.length; i++) {
                server.images().add(arguments[i], new Images.Image(files, Map.of()));
            }
            Path file = Path.of(arguments[0]);
            Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), server.kubeconfig());
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
            Thread.currentThread().join();
        }
    }
}
