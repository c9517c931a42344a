package dev.workflow.launcher.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's classes as the JVM maps them, kept between starts. It is only valid for one Java and one set of jars, so its
 * name is made of both; the EAR's classes are not in it. It saves time and nothing else: whatever is wrong with it, the JVM
 * starts without it.
 *
 * @param folder where it is kept, beside the jars it belongs to
 * @param classPath its jars, in the order of the server's class path, of which they are the beginning
 */
record ClassArchive(Path folder, List<Path> classPath) {

    private static final String NAME = "server-";
    private static final String KEPT = ".jsa";
    private static final String DRAFT = ".draft";

    ClassArchive {
        classPath = List.copyOf(classPath);
    }

    /**
     * JVM options of the next start: use the archive, or write down which classes one should hold. That costs a start next
     * to nothing; recording for {@code -XX:ArchiveClassesAtExit} or {@code jcmd} doubles its time.
     *
     * @param loaded where that start lists its classes
     */
    List<String> options(Path loaded) throws IOException {
        Files.deleteIfExists(loaded);
        Path file = file();
        String option = Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:DumpLoadedClassList=" + loaded;
        return List.of(option, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:class+path=off");
    }

    boolean exists() throws IOException {
        return Files.exists(file());
    }

    /** Where an archive is written before it is complete. */
    Path draft() {
        return folder.resolve(NAME + ProcessHandle.current().pid() + DRAFT);
    }

    /** Makes a complete draft the archive, in place of those of other jars or another Java. */
    void keep(Path draft) throws IOException {
        delete(KEPT);
        Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes what makers that were killed left behind; for the one maker at work. */
    void deleteDrafts() throws IOException {
        delete(DRAFT);
    }

    /** Forgets an archive that is under suspicion. */
    void discard() throws IOException {
        Files.deleteIfExists(file());
    }

    private Path file() throws IOException {
        return folder.resolve(NAME + fingerprint() + KEPT);
    }

    private void delete(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(kind)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
            digest.update(System.getProperty("java.home").getBytes(StandardCharsets.UTF_8));
            for (Path jar : classPath) {
                String state = jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
                digest.update(state.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
