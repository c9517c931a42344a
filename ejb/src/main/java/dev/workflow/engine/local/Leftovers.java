package dev.workflow.engine.local;

import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Sessions;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Remembers on disk what runs, so that a server that was killed finds and kills what the kernel's death signal left
 * (without walls, children of the command). A process is known by its number and its start time, never by number alone.
 */
final class Leftovers {

    /** Field "starttime" counted from the state in /proc/PID/stat. */
    private static final int START = 19;

    private final Path directory;

    Leftovers(Path directory) {
        this.directory = directory;
    }

    void remember(String pod, long pid) {
        try {
            Files.writeString(directory.resolve(pod), pid + " " + start(pid) + " " + boot());
        } catch (IOException e) {
            System.getLogger(Leftovers.class.getName()).log(Level.WARNING, "cannot note process of " + pod, e);
        }
    }

    void forget(String pod) {
        directory.resolve(pod).toFile().delete();
    }

    /** Kills what an earlier server left and forgets it. */
    void killAll() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> notes = Files.list(directory)) {
            for (Path note : notes.toList()) {
                kill(Files.readString(note).trim());
                Scratch.remove(note);
            }
        }
    }

    private static void kill(String note) {
        String[] words = note.split(" ");
        if (words.length != 3 || !words[0].matches("[0-9]{1,18}") || !words[2].equals(boot())) {
            return;
        }
        long leader = Long.parseLong(words[0]);
        boolean same = words[1].equals(start(leader));
        boolean gone = ProcessHandle.of(leader).isEmpty();
        if (same || gone) {
            Set<Long> left = new HashSet<>(Sessions.members(leader));
            left.add(leader);
            List<ProcessHandle> handles =
                    left.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
            handles.forEach(handle -> handle.descendants().forEach(ProcessHandle::destroyForcibly));
            handles.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Process numbers mean nothing after the machine's next start. */
    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).trim();
        } catch (IOException unknown) {
            return "unknown";
        }
    }

    private static String start(long pid) {
        try {
            String stat = Files.readString(
                    Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[START];
        } catch (IOException | RuntimeException gone) {
            return "gone";
        }
    }
}
