package dev.workflow.volume;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The files of volumes, for the client of the API. The app writes to the same files at the same time and may be hostile:
 * no call follows a link, waits for what the app does, or reaches anything outside of the volume.
 *
 * <p>Every call throws a {@link dev.workflow.problem.Problem}: 404 when there is no such file, 400 when it is none that
 * can be used so, 503 when the storage is in trouble.
 */
public interface VolumeFiles {

    /** Entries of a list at most; the first ones by name. */
    int MOST_ENTRIES = 10_000;

    /** The files and directories in a directory by name, or the one file that the path names. Links are left out. */
    List<StoredFile> list(StoredVolume volume, FilePath path);

    /** Opens a file to read it; the caller closes it. */
    FileContent open(StoredVolume volume, FilePath file);

    /**
     * Stores a file, in place of one of that name: whoever reads it sees the old one or the whole new one. Directories on
     * the way are made.
     *
     * @param most bytes; with more, nothing is stored
     */
    void write(StoredVolume volume, FilePath file, InputStream content, long most);

    /** Removes a file, or a directory with all in it. What is not there is removed already. */
    void delete(StoredVolume volume, FilePath path);

    /** The volumes that files are kept of. */
    Set<UUID> kept();

    /** Removes a volume's files for good. */
    void remove(UUID volume);
}
