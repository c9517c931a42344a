package dev.workflow.kubernetes;

import dev.workflow.kubernetes.Cluster.ExecChannel;
import dev.workflow.kubernetes.Cluster.ExecListener;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * A command in a container, over a WebSocket whose messages begin with the number of a channel (subprotocol
 * {@code v5.channel.k8s.io}; {@code v4} of servers before 1.30 cannot end the input). The listener is called by the thread
 * that reads the socket, so a slow one slows the command.
 */
final class PodExec extends WebSocketListener implements ExecChannel {

    static final String PROTOCOLS = "v5.channel.k8s.io,v4.channel.k8s.io";

    private static final byte STDIN = 0;
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte STATUS = 3;
    private static final byte RESIZE = 4;
    private static final byte END = (byte) 255;

    private static final int CHUNK = 32 * 1024;
    private static final long MOST_WAITING = 1024 * 1024;
    private static final long LOOK_NANOS = 5_000_000;
    private static final int NORMAL = 1000;

    private final ExecListener listener;
    private final CompletableFuture<PodExec> opened = new CompletableFuture<>();
    private final Object telling = new Object();
    private volatile WebSocket socket;
    private volatile boolean over;
    private boolean endable;
    private ExecStatus status = ExecStatus.LOST;

    PodExec(ExecListener listener) {
        this.listener = listener;
    }

    /** Done when the command begins; fails with the refusal. */
    CompletableFuture<PodExec> opened() {
        return opened;
    }

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
        socket = webSocket;
        endable = response.header("Sec-WebSocket-Protocol", "").startsWith("v5");
        opened.complete(this);
    }

    @Override
    public void onMessage(WebSocket webSocket, ByteString message) {
        if (message.size() < 1) {
            return;
        }
        byte[] data = message.substring(1).toByteArray();
        synchronized (telling) {
            switch (message.getByte(0)) {
                case STDOUT -> tell(() -> listener.stdout(data));
                case STDERR -> tell(() -> listener.stderr(data));
                case STATUS -> status = ExecStatus.of(message.substring(1).utf8());
                default -> {
                    // The end of a channel, or one of a later protocol.
                }
            }
        }
    }

    /** The first message of each channel is empty; the listener need not know. */
    private void tell(Runnable delivery) {
        if (!over) {
            delivery.run();
        }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
        webSocket.close(NORMAL, null);
    }

    @Override
    public void onClosed(WebSocket webSocket, int code, String reason) {
        end();
    }

    @Override
    public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
        if (opened.isDone()) {
            end();
        } else if (response != null) {
            opened.completeExceptionally(answered(response));
        } else {
            opened.completeExceptionally(failure);
        }
    }

    private static Throwable answered(Response response) {
        try {
            return new Refused(Answer.read(response));
        } catch (IOException unreadable) {
            return unreadable;
        }
    }

    /** After all output: the status may come before the last of it. */
    private void end() {
        synchronized (telling) {
            if (!over) {
                over = true;
                listener.ended(status.code(), status.message());
            }
        }
    }

    @Override
    public void stdin(byte[] data) {
        for (int start = 0; start < data.length; start += CHUNK) {
            int length = Math.min(CHUNK, data.length - start);
            byte[] message = new byte[length + 1];
            message[0] = STDIN;
            System.arraycopy(data, start, message, 1, length);
            awaitRoom();
            socket.send(ByteString.of(message));
        }
    }

    /** The socket takes everything into memory: whoever writes more than it sends must wait. */
    private void awaitRoom() {
        while (socket.queueSize() > MOST_WAITING
                && !over
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void stdinEnd() {
        if (endable) {
            socket.send(ByteString.of(END, STDIN));
        }
    }

    @Override
    public void resize(int columns, int rows) {
        String size = "{\"Width\":" + columns + ",\"Height\":" + rows + "}";
        socket.send(ByteString.encodeUtf8((char) RESIZE + size));
    }

    @Override
    public void close() {
        socket.cancel();
    }
}
