package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data folder's disk has room for the database's log, the first images and the server's scratch space. */
public final class DiskSpace implements Check {

    private static final long MEGABYTE = 1024L * 1024;

    private final long neededMegabytes;

    public DiskSpace(long neededMegabytes) {
        this.neededMegabytes = neededMegabytes;
    }

    @Override
    public void run(Settings settings) {
        Path folder = existing(settings.data().root());
        long free = free(folder);
        if (free < neededMegabytes) {
            throw new Refusal("Only " + free + " MB are free for the data folder "
                    + settings.data().root() + ", " + neededMegabytes
                    + " MB are needed: free some space or choose another folder with --data.");
        }
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            throw new Refusal("The data folder " + folder + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Path existing(Path folder) {
        Path candidate = folder;
        while (!Files.exists(candidate) && candidate.getParent() != null) {
            candidate = candidate.getParent();
        }
        return candidate;
    }
}
