package dev.workflow.launcher.process;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/**
 * Runs in the child JVMs. Standard input is a pipe from the supervisor: its first line says that what we need is up, its
 * end says that the supervisor is gone, however it went, and that we must go too.
 */
public final class ParentWatch {

    private static final long LAST_MOMENTS_MILLIS = 20_000;

    private final CountDownLatch told = new CountDownLatch(1);

    public static ParentWatch start() {
        ParentWatch watch = new ParentWatch();
        Thread thread = new Thread(watch::read, "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** Waits for the supervisor's word. */
    public void awaitWord() throws InterruptedException {
        told.await();
    }

    private void read() {
        try {
            int next = System.in.read();
            while (next >= 0) {
                if (next == '\n') {
                    told.countDown();
                }
                next = System.in.read();
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        leave();
    }

    private static void leave() {
        Thread limit = new Thread(
                () -> {
                    try {
                        Thread.sleep(LAST_MOMENTS_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(1);
                },
                "last-moments");
        limit.setDaemon(true);
        limit.start();
        System.exit(0);
    }
}
