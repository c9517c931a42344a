package dev.workflow.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Whether a process that is not our child still runs. One that ended but was not collected yet, a zombie, does not. */
public final class Alive {

    private static final long POLL_MILLIS = 50;

    private Alive() {}

    public static boolean is(ProcessHandle process) {
        return process.isAlive() && !zombie(process.pid());
    }

    /** Waits for the end. @return false when it still runs after that time */
    public static boolean ends(ProcessHandle process, long millis, Runnable meanwhile) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (is(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            meanwhile.run();
        }
        return true;
    }

    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in parentheses may itself contain anything; the state follows the last one.
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }
}
