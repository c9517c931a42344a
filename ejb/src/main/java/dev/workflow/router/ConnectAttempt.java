package dev.workflow.router;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/** A connect that fails when it takes too long. Used in one I/O thread. */
final class ConnectAttempt implements ClientCallback<ClientConnection> {

    private final Consumer<ClientConnection> success;
    private final Runnable failure;
    private XnioExecutor.Key alarm;
    private boolean decided;

    ConnectAttempt(Consumer<ClientConnection> success, Runnable failure) {
        this.success = success;
        this.failure = failure;
    }

    void limit(XnioIoThread thread, Duration time) {
        alarm = thread.executeAfter(() -> decide(failure), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void completed(ClientConnection connection) {
        if (decided) {
            IoUtils.safeClose(connection);
        } else {
            decide(() -> success.accept(connection));
        }
    }

    @Override
    public void failed(IOException refused) {
        decide(failure);
    }

    private void decide(Runnable outcome) {
        if (!decided) {
            decided = true;
            alarm.remove();
            outcome.run();
        }
    }
}
