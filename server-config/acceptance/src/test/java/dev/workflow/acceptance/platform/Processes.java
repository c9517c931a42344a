package dev.workflow.acceptance.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes of this machine, by their command lines. */
public final class Processes {

    private Processes() {}

    /** The command lines that contain the text. */
    public static List<String> with(String text) {
        return ProcessHandle.allProcesses()
                .map(process -> command(process.pid()))
                .filter(command -> command.contains(text))
                .toList();
    }

    /** "" for a process that is gone or only waits to be reaped. */
    static String command(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }
}
