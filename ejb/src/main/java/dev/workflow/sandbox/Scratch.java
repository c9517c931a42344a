package dev.workflow.sandbox;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Removes what a tenant left behind, whatever it made of the permissions; never follows a link out of it. */
public final class Scratch {

    private Scratch() {}

    /** Removes the file or directory with all below it. What cannot be removed is logged and left; null is nothing. */
    public static void remove(Path root) {
        if (root == null || !Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(root, new Remover());
        } catch (IOException e) {
            System.getLogger(Scratch.class.getName()).log(Level.WARNING, "cannot remove " + root, e);
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /** A directory without rights (an overlay's work directory, or malice): take the rights and try again. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (!Files.isDirectory(file, java.nio.file.LinkOption.NOFOLLOW_LINKS) || Files.isReadable(file)) {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            Files.walkFileTree(file, this);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException cause) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
