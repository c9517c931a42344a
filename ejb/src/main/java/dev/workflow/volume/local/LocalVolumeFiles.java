package dev.workflow.volume.local;

import dev.workflow.volume.FileContent;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The files of volumes that are folders of this machine. */
public final class LocalVolumeFiles implements VolumeFiles, AutoCloseable {

    private final VolumeFolders folders;
    private final Uploads uploads;
    private final Trash trash;
    private final Opening opening = new Opening(16, Duration.ofSeconds(5));

    /** What an earlier server has not finished is removed. */
    public LocalVolumeFiles(VolumeFolders folders) throws IOException {
        this.folders = folders;
        this.uploads = new Uploads(folders);
        this.trash = new Trash(folders.work("trash"));
        trash.emptySoon();
    }

    @Override
    public List<StoredFile> list(StoredVolume volume, FilePath path) {
        return Trouble.told(path, () -> {
            if (path.isRoot()) {
                try (Folder root = root(volume)) {
                    return Listing.of(root, path);
                }
            }
            try (Folder parent = walk(volume, path.parent())) {
                BasicFileAttributes entry = entry(parent, path);
                if (!entry.isDirectory()) {
                    return List.of(Listing.entry(path, entry));
                }
                try (Folder folder = parent.child(path.name())) {
                    return Listing.of(folder, path);
                }
            }
        });
    }

    @Override
    public FileContent open(StoredVolume volume, FilePath file) {
        return Trouble.told(file, () -> {
            try (Folder parent = walk(volume, file.parent())) {
                if (!entry(parent, file).isRegularFile()) {
                    throw Trouble.noFile(file);
                }
                SeekableByteChannel channel = opening.open(() -> parent.read(file.name()));
                return new FileContent(channel.size(), Channels.newInputStream(channel));
            }
        });
    }

    private static BasicFileAttributes entry(Folder parent, FilePath path) throws IOException {
        BasicFileAttributes entry =
                parent.attributes(Path.of(path.name())).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (entry.isSymbolicLink() || entry.isOther()) {
            throw Trouble.noFile(path);
        }
        return entry;
    }

    @Override
    public void write(StoredVolume volume, FilePath file, InputStream content, long most) {
        Trouble.told(file, () -> {
            uploads.store(root(volume), file, content, most);
            return null;
        });
    }

    @Override
    public void delete(StoredVolume volume, FilePath path) {
        Trouble.told(path, () -> {
            try (Folder parent = walk(volume, path.parent());
                    Folder bin = Folder.open(trash.place())) {
                if (parent.throwAway(Path.of(path.name()), bin, Trash.freshName())) {
                    trash.emptySoon();
                }
            } catch (NoSuchFileException | NotDirectoryException nothingThere) {
                return null;
            }
            return null;
        });
    }

    private Folder root(StoredVolume volume) throws IOException {
        return Folder.open(folders.folder(volume.uuid()));
    }

    /** The caller closes it. */
    private Folder walk(StoredVolume volume, FilePath path) throws IOException {
        Folder folder = root(volume);
        for (String name : path.names()) {
            try (Folder parent = folder) {
                folder = parent.child(name);
            }
        }
        return folder;
    }

    @Override
    public Set<UUID> kept() {
        return Trouble.told(FilePath.ROOT, folders::all);
    }

    @Override
    public void remove(UUID volume) {
        Trouble.told(FilePath.ROOT, () -> {
            Optional<Path> folder = folders.existing(volume);
            if (folder.isPresent()) {
                Files.move(folder.get(), trash.place().resolve(Trash.freshName()), StandardCopyOption.ATOMIC_MOVE);
                trash.emptySoon();
            }
            return null;
        });
    }

    @Override
    public void close() {
        trash.close();
    }
}
