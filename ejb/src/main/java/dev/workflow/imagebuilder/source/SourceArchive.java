package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.file.FileTree;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Unpacks a source tar into an empty folder. Only what git can hold is taken: files, folders and symbolic links that
 * stay inside. Links are made last, so that no entry can be written through one.
 */
public final class SourceArchive {

    private static final int SETUID_SETGID = 06000;
    private static final int ANY_EXECUTE = 0111;
    private static final int CHECK_EVERY = 1000;

    private final Path root;
    private final UnpackLimits limits;
    private final BuildWatch watch;
    private final Predicate<String> wanted;
    private final Map<String, String> links = new LinkedHashMap<>();
    private int entries;
    private long bytes;

    private SourceArchive(Path root, UnpackLimits limits, BuildWatch watch, Predicate<String> wanted) {
        this.root = root;
        this.limits = limits;
        this.watch = watch;
        this.wanted = wanted;
    }

    /**
     * @param root an existing empty folder
     * @throws BuildFailed naming the entry that is refused, or the limit that is passed
     */
    public static void unpack(InputStream tar, Path root, UnpackLimits limits, BuildWatch watch)
            throws IOException, BuildFailed, InterruptedException {
        unpack(tar, root, limits, watch, everything -> true);
    }

    /** The same, with all checks of the whole archive, but only the entries of the wanted names come into the folder. */
    public static void unpack(
            InputStream tar, Path root, UnpackLimits limits, BuildWatch watch, Predicate<String> wanted)
            throws IOException, BuildFailed, InterruptedException {
        new SourceArchive(root, limits, watch, wanted).unpack(tar);
    }

    private void unpack(InputStream tar) throws IOException, BuildFailed, InterruptedException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(new BufferedInputStream(tar, 1 << 16), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                count();
                take(entry, in);
            }
            makeLinks();
        } catch (FileAlreadyExistsException twice) {
            throw refused("\"" + shown(root.relativize(Path.of(twice.getFile())).toString()) + "\" is in it twice");
        } catch (IllegalArgumentException malformed) {
            throw new IOException("the source archive is damaged", malformed);
        }
    }

    private void count() throws BuildFailed, InterruptedException {
        if (++entries > limits.entries()) {
            throw refused("it has more than " + limits.entries() + " entries");
        }
        if (entries % CHECK_EVERY == 0) {
            watch.check();
        }
    }

    private void take(TarArchiveEntry entry, TarArchiveInputStream in)
            throws IOException, BuildFailed, InterruptedException {
        String name = EntryName.checked(entry.getName());
        if ((entry.getMode() & SETUID_SETGID) != 0) {
            throw refused("\"" + shown(name) + "\" has the setuid or setgid bit");
        }
        boolean here = wanted.test(name);
        if (entry.isDirectory()) {
            if (here) {
                FileTree.createFolders(root.resolve(name));
            }
        } else if (entry.isSymbolicLink()) {
            String target = EntryName.checkedLink(name, entry.getLinkName());
            if (here) {
                links.put(name, target);
            }
        } else if (isPlainFile(entry) && !name.isEmpty()) {
            if (here) {
                write(entry, in, root.resolve(name));
            } else {
                copy(in, OutputStream.nullOutputStream());
            }
        } else if (!entry.isPaxHeader() && !entry.isGlobalPaxHeader()) {
            throw refused("\"" + shown(name) + "\" is neither a file, a folder nor a symbolic link");
        }
    }

    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private void write(TarArchiveEntry entry, InputStream in, Path file)
            throws IOException, BuildFailed, InterruptedException {
        FileTree.createFolders(file.getParent());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(in, out);
        }
        String permissions = (entry.getMode() & ANY_EXECUTE) != 0 ? "rwxr-xr-x" : "rw-r--r--";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setLastModifiedTime(
                file, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    private void copy(InputStream in, OutputStream out) throws IOException, BuildFailed, InterruptedException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            if (bytes > limits.bytes()) {
                throw refused("it is larger than " + (limits.bytes() >> 20) + " MiB");
            }
            out.write(buffer, 0, n);
            watch.check();
        }
    }

    private void makeLinks() throws IOException {
        for (Map.Entry<String, String> link : links.entrySet()) {
            Path at = root.resolve(link.getKey());
            FileTree.createFolders(at.getParent());
            Files.createSymbolicLink(at, Path.of(link.getValue()));
        }
    }

    private static BuildFailed refused(String why) {
        return new BuildFailed("the source was refused: " + why, "Remove it from the repository and push again.");
    }

    static String shown(String name) {
        return name.length() > 200 ? name.substring(0, 200) + "…" : name;
    }
}
