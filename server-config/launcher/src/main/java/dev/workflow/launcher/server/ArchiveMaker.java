package dev.workflow.launcher.server;

import dev.workflow.launcher.check.Tools;
import dev.workflow.launcher.process.Bond;
import dev.workflow.launcher.process.JavaCommand;
import dev.workflow.launcher.process.PlainEnvironment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the class archive while the server works: in a JVM of its own and with the lowest priority, so that neither a start
 * nor a stop waits for it and the end of the server does not harm it. One maker works on a folder at a time. Without
 * success the next start is slower, no more; what the JVM said about it is in {@code making.log} beside the archive.
 */
final class ArchiveMaker {

    private final ClassArchive archive;
    private final Map<String, String> environment;

    /** @param environment tells where nice and setpriv are */
    ArchiveMaker(ClassArchive archive, Map<String, String> environment) {
        this.archive = archive;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Works until the archive is there, it turns out that it cannot be made, or the thread is interrupted.
     *
     * @param loaded the classes the server has listed so far; it may go on writing
     */
    void make(Path loaded) throws IOException, InterruptedException {
        if (archive.exists() || !Files.exists(loaded)) {
            return;
        }
        Files.createDirectories(archive.folder());
        try (FileChannel channel = FileChannel.open(
                archive.folder().resolve("making.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock(channel).isPresent() && !archive.exists()) {
                archive.deleteDrafts();
                dump(wholeLines(loaded));
            }
        }
    }

    private void dump(List<String> classes) throws IOException, InterruptedException {
        Path list = archive.folder().resolve("making.classes");
        Path draft = archive.draft();
        Files.write(list, classes);
        Process java = PlainEnvironment.apply(
                        new ProcessBuilder(lowly(command(list, draft))), PlainEnvironment.from(environment))
                .directory(archive.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(archive.folder().resolve("making.log").toFile())
                .start();
        try {
            if (java.waitFor() == 0) {
                archive.keep(draft);
            }
        } finally {
            java.destroyForcibly();
            Files.deleteIfExists(draft);
            Files.deleteIfExists(list);
        }
    }

    private List<String> command(Path list, Path draft) {
        // The heap's part of an archive can only be written by G1; the other collectors can use it.
        return new JavaCommand(List.of("-XX:+UseG1GC", "-Xmx256m", "-Xshare:dump"))
                .with("-Xlog:disable", "-Xlog:all=error")
                .with("-XX:SharedClassListFile=" + list, "-XX:SharedArchiveFile=" + draft)
                .classPath(archive.classPath())
                .command();
    }

    /** Dies with the thread that waits for it. */
    private List<String> lowly(List<String> command) {
        List<String> words = new ArrayList<>(Bond.death("KILL", environment).prefix());
        if (Tools.present("nice", environment)) {
            words.addAll(List.of("nice", "-n", "19"));
        }
        words.addAll(command);
        return words;
    }

    /** The last line may be half written. */
    private static List<String> wholeLines(Path list) throws IOException {
        String text = Files.readString(list);
        try (Stream<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines()) {
            return lines.toList();
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }
}
