package dev.workflow.imagebuilder.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Tells a build whether {@code java -jar} can start a file: ends well if so. Started as {@code java RunnableJar file}. */
public final class RunnableJar {

    private RunnableJar() {}

    public static void main(String[] files) throws IOException {
        if (!isRunnable(Path.of(files[0]))) {
            throw new IllegalArgumentException(files[0] + " names no main class");
        }
    }

    static boolean isRunnable(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Main-Class") != null;
        }
    }
}
