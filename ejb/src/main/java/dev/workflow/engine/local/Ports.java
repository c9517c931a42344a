package dev.workflow.engine.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports of the loopback address, one for each process. They lie below the range that the kernel gives to outgoing
 * connections, so that none is taken between choosing it and listening on it.
 */
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_767;
    private static final int TRIES = 500;

    private final Set<Integer> taken = new HashSet<>();

    synchronized int take() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
            if (!taken.contains(port) && free(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    synchronized void give(int port) {
        taken.remove(port);
    }

    private static boolean free(int port) {
        try (ServerSocket any = new ServerSocket(port)) {
            return any.isBound();
        } catch (IOException used) {
            return false;
        }
    }
}
