package dev.workflow.builder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Writes a tree as a tar of plain files, directories and links, owned by nobody in particular; the same commit gives the same bytes. */
final class TreeTar implements CommitTree.Visitor, AutoCloseable {

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;
    private static final int LINK = 0777;

    private final Repository repository;
    private final long modifiedAt;
    private final TarArchiveOutputStream tar;

    /** @param modifiedAt seconds since 1970, given to every entry */
    TreeTar(Repository repository, int modifiedAt, OutputStream out) {
        this.repository = repository;
        this.modifiedAt = modifiedAt * 1000L;
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public void directory(String path) throws IOException {
        put(new TarArchiveEntry(path + "/", TarConstants.LF_DIR), EXECUTABLE);
        tar.closeArchiveEntry();
    }

    @Override
    public void file(String path, ObjectId content, long size, boolean executable) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_NORMAL);
        entry.setSize(size);
        put(entry, executable ? EXECUTABLE : PLAIN);
        repository.open(content, Constants.OBJ_BLOB).copyTo(tar);
        tar.closeArchiveEntry();
    }

    @Override
    public void link(String path, String target) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        put(entry, LINK);
        tar.closeArchiveEntry();
    }

    /** Ends the archive and leaves the stream below open: it is the caller's. */
    @Override
    public void close() throws IOException {
        tar.finish();
        tar.flush();
    }

    private void put(TarArchiveEntry entry, int mode) throws IOException {
        entry.setMode(mode);
        entry.setModTime(modifiedAt);
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
    }
}
