package dev.workflow.cli.client;

import dev.workflow.cli.problem.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Turns a fresh connection into a {@link WebSocket} (RFC 6455 §4.1). */
final class Handshake {
    private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Dialer dialer;

    Handshake(Dialer dialer) {
        this.dialer = dialer;
    }

    /** @throws Failure when the server refuses; a {@code Refused} when it says why */
    WebSocket open(URI url, Map<String, String> headers) {
        Socket socket = dialer.dial(url, true).socket();
        try {
            String key = key();
            socket.getOutputStream().write(request(url, headers, key).getBytes(StandardCharsets.ISO_8859_1));
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            ResponseHead head = ResponseHead.read(in);
            if (head.status() == 101
                    && head.header("Sec-WebSocket-Accept").orElse("").equals(proof(key))) {
                return new WebSocket(socket, in);
            }
            try (Http.Answer refusal = new Http.Answer(socket, head, head.body(in))) {
                throw Refusals.of(head.status(), refusal.text());
            }
        } catch (IOException e) {
            throw new Failure("talking with " + url.getRawAuthority() + " failed: " + e.getMessage(), e);
        }
    }

    private static String request(URI url, Map<String, String> headers, String key) {
        StringBuilder request = new StringBuilder("GET " + Http.target(url) + " HTTP/1.1\r\n");
        request.append("Host: ").append(url.getRawAuthority());
        request.append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        request.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString();
    }

    private static String key() {
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        return Base64.getEncoder().encodeToString(nonce);
    }

    private static String proof(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
