package dev.workflow.volume.local;

import dev.workflow.sandbox.Tenant;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * An open directory of a volume. Its entries are reached from the open directory itself, never by a path that the app
 * could bend with a link meanwhile.
 */
final class Folder implements Closeable {

    private final SecureDirectoryStream<Path> stream;

    private Folder(DirectoryStream<Path> opened) throws IOException {
        if (!(opened instanceof SecureDirectoryStream<Path> secure)) {
            opened.close();
            throw new IOException("this system cannot open files relative to a directory");
        }
        this.stream = secure;
    }

    /** Opens a directory whose path no app can change. */
    static Folder open(Path trusted) throws IOException {
        return new Folder(Files.newDirectoryStream(trusted));
    }

    /**
     * Opens a directory in this one. "name/." can only be opened when it is a directory, so that a pipe in its place does
     * not make the server wait; it may be a directory behind a link, so what was opened must be the very entry.
     *
     * @throws NoSuchFileException when there is no such entry
     * @throws NotDirectoryException when it is a file or a link
     */
    Folder child(String name) throws IOException {
        directory(name);
        Folder opened = new Folder(stream.newDirectoryStream(Path.of(name + "/.")));
        try {
            BasicFileAttributes itself = opened.stream
                    .getFileAttributeView(BasicFileAttributeView.class)
                    .readAttributes();
            if (!itself.fileKey().equals(directory(name).fileKey())) {
                throw new NotDirectoryException(name);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private BasicFileAttributes directory(String name) throws IOException {
        BasicFileAttributes entry = attributes(Path.of(name)).orElseThrow(() -> new NoSuchFileException(name));
        if (!entry.isDirectory()) {
            throw new NotDirectoryException(name);
        }
        return entry;
    }

    /** Of the entry itself, not of what it links to; empty when there is none. */
    Optional<BasicFileAttributes> attributes(Path name) throws IOException {
        try {
            return Optional.of(
                    stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** The names of its entries, once. */
    Iterator<Path> names() {
        Iterator<Path> entries = stream.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Path next() {
                return entries.next().getFileName();
            }
        };
    }

    /** Opens a file to read it, not through a link. May wait for ever when it is a pipe: see {@link Opening}. */
    SeekableByteChannel read(String name) throws IOException {
        return stream.newByteChannel(Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    /** Moves an entry, in place of a file of the new name. */
    void move(String name, Folder target, String newName) throws IOException {
        stream.move(Path.of(name), target.stream, Path.of(newName));
    }

    /**
     * Removes an entry: a directory goes to the trash with all in it. Where the server is not root it can only move a
     * directory that it may write to.
     *
     * @return whether it went to the trash
     */
    boolean throwAway(Path name, Folder trash, String newName) throws IOException {
        Optional<BasicFileAttributes> entry = attributes(name);
        if (entry.isEmpty()) {
            return false;
        }
        if (!entry.get().isDirectory()) {
            stream.deleteFile(name);
            return false;
        }
        if (Tenant.serverUid() != 0) {
            permit(name);
        }
        stream.move(name, trash.stream, Path.of(newName));
        return true;
    }

    private void permit(Path name) throws IOException {
        try (Folder child = child(name.toString())) {
            child.stream
                    .getFileAttributeView(PosixFileAttributeView.class)
                    .setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
