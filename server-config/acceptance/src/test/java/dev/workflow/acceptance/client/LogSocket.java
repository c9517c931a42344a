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
    private final CompletableFuture<Integer> code = new CompletableFuture<>();

    private LogSocket() {}

    /** The last lines of the app's log. */
    public static String read(App app, int lines) {
        LogSocket listener = new LogSocket();
        ask(app, listener, "{\"lines\":" + lines + ",\"follow\":false,\"timeout\":30}");
        return listener.closed.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** The app's log for an hour, unless the platform ends it before. @return the code that it ends with */
    public static CompletableFuture<Integer> follow(App app) {
        LogSocket listener = new LogSocket();
        ask(app, listener, "{\"lines\":1,\"follow\":true,\"timeout\":3600}");
        return listener.code;
    }

    private static void ask(App app, LogSocket listener, String question) {
        URI address =
                URI.create("ws" + app.platform().api().toString().substring(4) + "/v2/apps/" + app.name() + "/logs");
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "token " + app.owner().token())
                .buildAsync(address, listener)
                .join();
        socket.sendText(question, true).join();
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
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        code.complete(status);
        closed.complete(text.toString());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        code.completeExceptionally(error);
        closed.completeExceptionally(error);
    }
}
