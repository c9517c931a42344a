package dev.workflow.router;

import io.undertow.client.ClientConnection;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioIoThread;

/**
 * Connections of one I/O thread to one address, between two requests. They rest so shortly that the other side hardly
 * ever closes one just as it is taken. Used by its own thread only.
 */
final class RestingConnections {

    private static final long REST = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST = 64;

    private final ArrayDeque<Rest> resting = new ArrayDeque<>();
    private boolean sweeping;

    private record Rest(ClientConnection connection, long since) {}

    Optional<ClientConnection> take() {
        for (Rest newest = resting.pollLast(); newest != null; newest = resting.pollLast()) {
            if (newest.connection().isOpen()) {
                return Optional.of(newest.connection());
            }
        }
        return Optional.empty();
    }

    void give(XnioIoThread thread, ClientConnection connection) {
        if (!connection.isOpen() || resting.size() >= MOST) {
            IoUtils.safeClose(connection);
            return;
        }
        resting.addLast(new Rest(connection, System.nanoTime()));
        if (!sweeping) {
            sweeping = true;
            thread.executeAfter(() -> sweep(thread), REST, TimeUnit.NANOSECONDS);
        }
    }

    private void sweep(XnioIoThread thread) {
        long now = System.nanoTime();
        while (!resting.isEmpty() && now - resting.peekFirst().since() >= REST) {
            IoUtils.safeClose(resting.pollFirst().connection());
        }
        sweeping = !resting.isEmpty();
        if (sweeping) {
            thread.executeAfter(() -> sweep(thread), REST, TimeUnit.NANOSECONDS);
        }
    }
}
