package dev.workflow.volume.local;

import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.VolumeFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Lists a directory, however many entries it has, in bounded memory. */
final class Listing {

    private Listing() {}

    /** The first files and directories by name; links, pipes and the like are left out. */
    static List<StoredFile> of(Folder folder, FilePath path) throws IOException {
        TreeSet<Path> first = new TreeSet<>();
        for (Iterator<Path> names = folder.names(); names.hasNext(); ) {
            Path name = names.next();
            if (shown(folder.attributes(name))) {
                first.add(name);
                if (first.size() > VolumeFiles.MOST_ENTRIES) {
                    first.pollLast();
                }
            }
        }
        return entries(folder, path, first);
    }

    private static boolean shown(Optional<BasicFileAttributes> entry) {
        return entry.isPresent() && (entry.get().isRegularFile() || entry.get().isDirectory());
    }

    private static List<StoredFile> entries(Folder folder, FilePath path, Iterable<Path> names) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (Path name : names) {
            Optional<BasicFileAttributes> entry = folder.attributes(name);
            if (shown(entry)) {
                String place = path.isRoot() ? name.toString() : path + "/" + name;
                files.add(entry(name.toString(), place, entry.get()));
            }
        }
        return files;
    }

    static StoredFile entry(FilePath path, BasicFileAttributes entry) {
        return entry(path.name(), path.toString(), entry);
    }

    private static StoredFile entry(String name, String path, BasicFileAttributes entry) {
        return new StoredFile(
                name,
                path,
                entry.isDirectory(),
                entry.size(),
                entry.lastModifiedTime().toInstant());
    }
}
