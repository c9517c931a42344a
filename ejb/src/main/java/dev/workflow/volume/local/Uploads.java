package dev.workflow.volume.local;

import dev.workflow.problem.Problem;
import dev.workflow.sandbox.Scratch;
import dev.workflow.volume.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Takes files in where no app can reach, and moves each into its volume when it is whole. */
final class Uploads {

    private static final int BUFFER = 64 * 1024;

    private final VolumeFolders folders;
    private final Path place;

    /** What an earlier server has not finished is removed. */
    Uploads(VolumeFolders folders) throws IOException {
        this.folders = folders;
        this.place = folders.work("uploads");
        try (Stream<Path> unfinished = Files.list(place)) {
            unfinished.forEach(Scratch::remove);
        }
    }

    /** @param root of the volume; closed here */
    void store(Folder root, FilePath file, InputStream content, long most) throws IOException {
        file.name();
        Path fresh = Files.createTempFile(place, "file", "");
        try (Folder uploads = Folder.open(place)) {
            take(content, fresh, most, file);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            folders.give(fresh);
            try (Folder parent = walk(root, file.parent(), uploads)) {
                uploads.move(fresh.getFileName().toString(), parent, file.name());
            }
        } finally {
            root.close();
            Files.deleteIfExists(fresh);
        }
    }

    private static void take(InputStream content, Path fresh, long most, FilePath file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long taken = 0;
        try (OutputStream out = Files.newOutputStream(fresh)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                taken += count;
                if (taken > most) {
                    throw Problem.of(413, "file-too-large", file + " is larger than the volume")
                            .withHint("Make the volume larger with: drycc volumes:expand");
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private Folder walk(Folder root, FilePath path, Folder uploads) throws IOException {
        Folder folder = root;
        for (String name : path.names()) {
            try (Folder parent = folder) {
                folder = childOrNew(parent, name, uploads);
            }
        }
        return folder;
    }

    private Folder childOrNew(Folder parent, String name, Folder uploads) throws IOException {
        try {
            return parent.child(name);
        } catch (NoSuchFileException missing) {
            make(parent, name, uploads);
            return parent.child(name);
        }
    }

    /** A directory cannot be made in an open one, but moved there. Another may be faster: then that one is used. */
    private void make(Folder parent, String name, Folder uploads) throws IOException {
        Path fresh = Files.createTempDirectory(place, "directory");
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            folders.give(fresh);
            uploads.move(fresh.getFileName().toString(), parent, name);
        } catch (FileSystemException anotherWasFaster) {
            if (parent.attributes(Path.of(name)).isEmpty()) {
                throw anotherWasFaster;
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
