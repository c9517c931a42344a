package dev.workflow.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks the layers of one image over each other into a directory, as untrusted input: nothing is ever written
 * outside, no device, no setuid, no more than the limits allow (hardening: archives).
 */
public final class LayerUnpacker {

    /** What to do with each file made: give it to the tenant's user. */
    @FunctionalInterface
    public interface Owner {
        void own(Path file) throws IOException;
    }

    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";
    private static final int BUFFER = 64 * 1024;

    private final Path root;
    private final JailedPath jail;
    private final UnpackLimits limits;
    private final Owner owner;
    private Set<Path> fresh = Set.of();
    private long bytes;
    private int entries;

    public LayerUnpacker(Path root, UnpackLimits limits, Owner owner) {
        this.root = root;
        this.jail = new JailedPath(root);
        this.limits = limits;
        this.owner = owner;
    }

    /**
     * Unpacks a layer, plain tar or gzip, and reads the stream to its end.
     *
     * @throws ImageTrouble when the layer attacks, is broken or exceeds a limit
     */
    public void unpack(InputStream layer) throws IOException {
        fresh = new HashSet<>();
        InputStream raw = new BufferedInputStream(layer, BUFFER);
        // Not closed here: the stream is the caller's.
        HeaderGuard guard = new HeaderGuard(plain(raw));
        TarArchiveInputStream tar = new TarArchiveInputStream(guard, "UTF-8");
        try {
            for (TarArchiveEntry entry = next(tar, guard); entry != null; entry = next(tar, guard)) {
                add(tar, entry);
            }
        } catch (ImageTrouble trouble) {
            throw trouble;
        } catch (IOException | RuntimeException broken) {
            throw new ImageTrouble("A layer of the image is broken: " + broken.getMessage(), broken);
        }
        byte[] rest = new byte[BUFFER];
        while (raw.read(rest) >= 0) {
            continue;
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar, HeaderGuard guard) throws IOException {
        if (tar.getCurrentEntry() != null) {
            copy(tar, OutputStream.nullOutputStream());
        }
        guard.headers();
        TarArchiveEntry entry = tar.getNextEntry();
        guard.content();
        return entry;
    }

    private static InputStream plain(InputStream raw) throws IOException {
        raw.mark(4);
        byte[] magic = raw.readNBytes(4);
        raw.reset();
        boolean gzip = magic.length > 1 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        if (magic.length == 4 && magic[0] == 0x28 && magic[1] == (byte) 0xb5 && magic[2] == 0x2f) {
            throw new ImageTrouble("The image has layers packed with zstd; push it with gzip layers");
        }
        return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    private void add(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (++entries > limits.entries()) {
            throw new ImageTrouble("The image has more than " + limits.entries() + " files");
        }
        Path place = jail.place(entry.getName());
        String name = place.equals(root) ? "" : place.getFileName().toString();
        if (OPAQUE.equals(name)) {
            hideAllBelow(place.getParent());
        } else if (name.startsWith(WHITEOUT)) {
            hide(place, name.substring(WHITEOUT.length()));
        } else if (entry.isDirectory()) {
            directory(place, entry);
        } else if (!place.equals(root)) {
            file(tar, entry, place);
        }
    }

    private void file(TarArchiveInputStream tar, TarArchiveEntry entry, Path place) throws IOException {
        boolean device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        if (device) {
            return;
        }
        if (entry.isLink()) {
            link(entry, place);
            return;
        }
        remove(place);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
            owner.own(place);
        } else {
            content(tar, place);
            finish(place, entry.getMode() | 0400, entry);
        }
        fresh.add(place);
    }

    private void link(TarArchiveEntry entry, Path place) throws IOException {
        Path target = jail.place(entry.getLinkName());
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ImageTrouble("The image has a hard link to nothing: " + JailedPath.shown(entry.getName()));
        }
        if (!place.equals(target)) {
            remove(place);
            Files.createLink(place, target);
            fresh.add(place);
        }
    }

    private void directory(Path place, TarArchiveEntry entry) throws IOException {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            remove(place);
            Files.createDirectory(place);
        }
        finish(place, entry.getMode() | 0700, entry);
        fresh.add(place);
    }

    private void content(InputStream in, Path place) throws IOException {
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
            copy(in, out);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            if (bytes > limits.bytes()) {
                throw new ImageTrouble("The image unpacks to more than " + (limits.bytes() >> 20) + " MiB");
            }
            out.write(buffer, 0, n);
        }
    }

    /** The nine permission bits; setuid, setgid and sticky are dropped. */
    private void finish(Path place, int mode, TarArchiveEntry entry) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(all[i]);
            }
        }
        Files.setPosixFilePermissions(place, permissions);
        if (!entry.isDirectory()) {
            Files.setLastModifiedTime(place, entry.getLastModifiedTime());
        }
        owner.own(place);
    }

    private void hide(Path whiteout, String name) throws IOException {
        if (name.isEmpty() || ".".equals(name) || "..".equals(name)) {
            throw new ImageTrouble("The image hides something without a name");
        }
        remove(whiteout.resolveSibling(name));
    }

    /** Lower layers' files of the directory go; what this layer has put there stays. */
    private void hideAllBelow(Path directory) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                if (!fresh.contains(child)) {
                    remove(child);
                }
            }
        }
    }

    private static void remove(Path place) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(place)) {
                for (Path child : children) {
                    remove(child);
                }
            }
        }
        Files.deleteIfExists(place);
    }
}
