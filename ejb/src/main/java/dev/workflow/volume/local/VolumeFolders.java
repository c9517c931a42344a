package dev.workflow.volume.local;

import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the files of each volume are on this machine: a folder of the volume's uuid that belongs to the apps' user, below
 * one that only the server can enter. Beside them, on the same file system, a place for work that no app can reach.
 */
public final class VolumeFolders {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final String WORK = ".work";
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final Optional<Tenant> tenant;

    /**
     * @param root made when missing
     * @param tenant whom apps run as when the server is root
     */
    public VolumeFolders(Path root, Optional<Tenant> tenant) {
        this.root = root.toAbsolutePath();
        this.tenant = tenant;
    }

    /** The folder of a volume, made when missing. */
    public Path folder(UUID volume) throws IOException {
        Files.createDirectories(root, PRIVATE);
        Path folder = root.resolve(volume.toString());
        make(folder);
        give(folder);
        return folder;
    }

    /** A folder for what is not in a volume yet, or no more. */
    Path work(String name) throws IOException {
        return Files.createDirectories(root.resolve(WORK).resolve(name), PRIVATE);
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, PRIVATE);
        } catch (FileAlreadyExistsException there) {
            // Somebody made it earlier or just now; that it belongs to the apps' user is seen to in any case.
        }
    }

    /** Gives a file or folder of the server's to the apps' user. */
    void give(Path own) throws IOException {
        if (tenant.isPresent()) {
            tenant.get().own(own);
        }
    }

    Set<UUID> all() throws IOException {
        Set<UUID> volumes = new HashSet<>();
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return volumes;
        }
        try (Stream<Path> entries = Files.list(root)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .forEach(name -> volumes.add(UUID.fromString(name)));
        }
        return volumes;
    }

    /** Where the volume's folder is, if there is one. */
    Optional<Path> existing(UUID volume) {
        return Optional.of(root.resolve(volume.toString())).filter(Files::isDirectory);
    }
}
