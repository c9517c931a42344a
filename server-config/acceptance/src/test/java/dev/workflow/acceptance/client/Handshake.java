package dev.workflow.acceptance.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

/** The answer to a request for a WebSocket. */
public final class Handshake {

    private static final int SWITCHING_PROTOCOLS = 101;

    private Handshake() {}

    /**
     * The status; 101 for a socket that opened, and is closed again.
     *
     * @param token "" for a request without one
     */
    public static int status(URI api, String path, String token) {
        try {
            WebSocket.Builder socket = HttpClient.newHttpClient().newWebSocketBuilder();
            if (!token.isEmpty()) {
                socket.header("Authorization", "token " + token);
            }
            socket.buildAsync(URI.create("ws" + api.toString().substring(4) + path), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return SWITCHING_PROTOCOLS;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
