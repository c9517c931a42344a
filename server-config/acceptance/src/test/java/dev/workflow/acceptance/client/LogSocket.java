package dev.workflow.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Reads what a log WebSocket sends until it closes. */
public final class LogSocket implements WebSocket.Listener {

    private final StringBuffer text = new StringBuffer();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private LogSocket() {}

    /** The last lines of the app's log. */
    public static String read(App app, int lines) {
        LogSocket listener = new LogSocket();
        URI address =
                URI.create("ws" + app.platform().api().toString().substring(4) + "/v2/apps/" + app.name() + "/logs");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "token " + app.owner().token())
                .buildAsync(address, listener)
                .join();
        socket.sendText("{\"lines\":" + lines + ",\"follow\":false,\"timeout\":30}", true);
        return listener.closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        text.append(StandardCharsets.UTF_8.decode(data));
        return WebSocket.Listener.super.onBinary(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(text.toString());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.completeExceptionally(error);
    }
}
