package dev.workflow.imagebuilder.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at files that tenant code may have written. Symbolic links are never followed, on no step of the way: a build
 * could put one to a file of this machine where the platform expects its own.
 */
public final class TenantFile {

    private TenantFile() {}

    /** True when every part of the relative path is a real folder. */
    public static boolean isFolder(Path root, String relative) {
        Path at = root;
        for (Path part : Path.of(relative)) {
            at = at.resolve(part);
            if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text of a regular file; empty when there is none or something in the way is not what it should be.
     *
     * @param limit in bytes
     * @throws IOException when the file is longer than the limit or cannot be read
     */
    public static Optional<String> text(Path root, String relative, int limit) throws IOException {
        Path file = root.resolve(relative);
        Path parent = Path.of(relative).getParent();
        if (parent != null && !isFolder(root, parent.toString())) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException(relative + " is longer than " + limit + " bytes");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** The names in a folder, sorted; none when it is no real folder. */
    public static List<String> names(Path root, String relative) throws IOException {
        if (!isFolder(root, relative)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root.resolve(relative))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
