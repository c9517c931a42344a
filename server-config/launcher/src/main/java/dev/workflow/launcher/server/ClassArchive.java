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
 * name is made of both. It saves time and nothing else: whatever is wrong with it, the server starts without it.
 */
final class ClassArchive {

    private final Path folder;
    private final Path archive;
    private final Path draft;

    ClassArchive(Path folder, List<Path> classPath) throws IOException {
        this.folder = folder;
        this.archive = folder.resolve("server-" + fingerprint(classPath) + ".jsa");
        this.draft = folder.resolve("server.draft");
    }

    /** JVM options of the next start: use the archive, or write one when that start ends. */
    List<String> options() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(draft);
        String file = Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-XX:ArchiveClassesAtExit=" + draft;
        return List.of(file, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-Xlog:class+path=off");
    }

    /** True when the running server will write the archive as it ends, which takes some seconds. */
    boolean pending() {
        return !Files.exists(archive);
    }

    /** Forgets an archive that is under suspicion. */
    void discard() throws IOException {
        Files.deleteIfExists(archive);
    }

    /** Takes over what an orderly ended server wrote. */
    void keep() throws IOException {
        if (!Files.exists(draft)) {
            return;
        }
        try (Stream<Path> older = Files.list(folder)) {
            for (Path file :
                    older.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                Files.delete(file);
            }
        }
        Files.move(draft, archive, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String fingerprint(List<Path> classPath) throws IOException {
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
