package dev.workflow.imagebuilder.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a folder as a tar that depends on names, contents, links and execute permissions and on nothing else: sorted,
 * one time for all, one owner. Links are kept as they are and never followed; sockets and pipes are left out.
 */
final class LayerTar {

    /** The time the buildpacks world gives to everything, so that equal contents have equal digests. */
    static final Instant TIME = Instant.parse("1980-01-01T00:00:01Z");

    private static final int FOLDER = 040755;
    private static final int PROGRAM = 0100755;
    private static final int PLAIN = 0100644;

    private final TarArchiveOutputStream out;
    private final int owner;

    private LayerTar(TarArchiveOutputStream out, int owner) {
        this.out = out;
        this.owner = owner;
    }

    /**
     * @param target where the folder is in the image, relative to its root
     * @param owner user and group id of all entries
     */
    static void write(Path source, String target, int owner, OutputStream out) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        LayerTar layer = new LayerTar(tar, owner);
        for (int slash = target.indexOf('/'); slash > 0; slash = target.indexOf('/', slash + 1)) {
            layer.folder(target.substring(0, slash));
        }
        layer.tree(source, target);
        tar.finish();
        tar.flush();
    }

    private void tree(Path folder, String name) throws IOException {
        folder(name);
        List<Path> children;
        try (Stream<Path> entries = Files.list(folder)) {
            children = entries.sorted().toList();
        }
        for (Path child : children) {
            String childName = name + "/" + child.getFileName();
            PosixFileAttributes attributes =
                    Files.readAttributes(child, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                tree(child, childName);
            } else if (attributes.isSymbolicLink()) {
                link(child, childName);
            } else if (attributes.isRegularFile()) {
                file(child, childName, attributes);
            }
        }
    }

    private void folder(String name) throws IOException {
        put(new TarArchiveEntry(name + "/"), FOLDER);
        out.closeArchiveEntry();
    }

    private void link(Path link, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(Files.readSymbolicLink(link).toString());
        put(entry, 0120777);
        out.closeArchiveEntry();
    }

    private void file(Path file, String name, PosixFileAttributes attributes) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(attributes.size());
        put(entry, attributes.permissions().contains(PosixFilePermission.OWNER_EXECUTE) ? PROGRAM : PLAIN);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.transferTo(out);
        }
        out.closeArchiveEntry();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        entry.setMode(mode);
        entry.setIds(owner, owner);
        entry.setNames("", "");
        entry.setModTime(TIME.toEpochMilli());
        out.putArchiveEntry(entry);
    }
}
