package dev.workflow.imagebuilder.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which file a request path means. Nothing outside the folder, nothing hidden, none of the files that steer builds. */
final class SiteFiles {

    private static final Set<String> PRIVATE =
            Set.of("Procfile", "Staticfile", "project.toml", "drycc.yaml", "Dockerfile");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("htm", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("xml", "application/xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("avif", "image/avif"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("zip", "application/zip"));

    private final Path root;

    SiteFiles(Path folder) throws IOException {
        this.root = folder.toRealPath();
    }

    /** The file to send, for a folder its index.html. */
    Optional<Path> find(String path) {
        if (path.endsWith("/")) {
            return real(path + "index.html").filter(Files::isRegularFile);
        }
        return real(path).filter(Files::isRegularFile);
    }

    /** True for a folder with an index that was asked for without the slash its relative links need. */
    boolean isFolderWithoutSlash(String path) {
        return !path.endsWith("/") && find(path + "/").isPresent();
    }

    /** The existing file of that path when it may be seen, links followed. */
    private Optional<Path> real(String path) {
        for (String part : path.split("/")) {
            if (part.startsWith(".") && !part.equals(".well-known")) {
                return Optional.empty();
            }
        }
        try {
            Path file = root.resolve(path.replaceFirst("^/+", "")).toRealPath();
            boolean visible = file.startsWith(root)
                    && !PRIVATE.contains(root.relativize(file).toString());
            return visible ? Optional.of(file) : Optional.empty();
        } catch (IOException | InvalidPathException missing) {
            return Optional.empty();
        }
    }

    static String contentType(Path file) {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }
}
