package dev.workflow.acceptance.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request exactly as written: a proper client would mend or refuse such paths itself. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 20_000;

    private RawHttp() {}

    /** The whole reply as text, its status line first. */
    public static String get(URI server, String path, String token) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n"
                    + (token.isEmpty() ? "" : "Authorization: token " + token + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The number in the status line; 0 for a connection that was closed without one. */
    public static int status(String reply) {
        return reply.matches("(?s)HTTP/1\\.1 [0-9]{3}.*") ? Integer.parseInt(reply.substring(9, 12)) : 0;
    }
}
