package dev.workflow.launcher.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks a source that the platform has checked before the build began: files, folders and links. Links are made last,
 * so that nothing is written through one, and what would leave the folder is refused here too.
 */
final class SourceTar {

    private static final int ANY_EXECUTE = 0111;

    private final Path folder;
    private final Map<Path, String> links = new LinkedHashMap<>();

    SourceTar(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    void unpack(InputStream tar) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(tar, 1 << 16), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                take(entry, in);
            }
        }
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Files.createDirectories(link.getKey().getParent());
            Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
        }
    }

    private void take(TarArchiveEntry entry, InputStream in) throws IOException {
        Path place = folder.resolve(entry.getName()).normalize();
        if (!place.startsWith(folder)) {
            throw new IOException("it holds a name that leads out of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(place);
        } else if (entry.isSymbolicLink()) {
            links.put(place, entry.getLinkName());
        } else if (entry.isFile() && !entry.isGlobalPaxHeader()) {
            Files.createDirectories(place.getParent());
            Files.copy(in, place);
            String permissions = (entry.getMode() & ANY_EXECUTE) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
            Files.setLastModifiedTime(
                    place, FileTime.from(entry.getLastModifiedTime().toInstant()));
        }
    }
}
