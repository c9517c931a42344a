package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The unpacked source, as long as no tenant code has run in it: links in it are known to stay inside. */
public record SourceTree(Path root) {

    public boolean hasFile(String name) {
        return Files.isRegularFile(root.resolve(name));
    }

    /**
     * @param limit in bytes
     * @throws BuildFailed when the file is longer than that
     */
    public Optional<String> text(String name, int limit) throws IOException, BuildFailed {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        if (!file.toRealPath().startsWith(root.toRealPath()) || Files.size(file) > limit) {
            throw new BuildFailed(
                    name + " is larger than " + (limit >> 10) + " KiB",
                    "It is a short text file; check what was committed.");
        }
        return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
