package dev.workflow.cli.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of WebSockets: connection by connection it plays the next script. Written against RFC 6455, not our client. */
public final class WebSocketStub implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> handshakes = new CopyOnWriteArrayList<>();
    private final List<byte[]> received = new CopyOnWriteArrayList<>();

    /** What happens on one connection, after the handshake. */
    public interface Script {
        void play(Peer peer) throws IOException;
    }

    public WebSocketStub(Script... scripts) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> serve(scripts), "websocket stub");
        thread.setDaemon(true);
        thread.start();
    }

    public String url() {
        return "http://drycc.localhost:" + server.getLocalPort();
    }

    /** The head of every request. */
    public List<String> handshakes() {
        return handshakes;
    }

    /** Every message of every client, unmasked. */
    public List<byte[]> received() {
        return received;
    }

    private void serve(Script... scripts) {
        for (Script script : scripts) {
            try (Socket socket = server.accept()) {
                Peer peer = new Peer(socket);
                String head = peer.readHead();
                handshakes.add(head);
                peer.accept(head);
                script.play(peer);
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The other side of a connection. */
    public final class Peer {
        private final DataInputStream in;
        private final OutputStream out;

        private Peer(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        private String readHead() throws IOException {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        }

        private void accept(String head) throws IOException {
            String key = head.lines()
                    .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                    .findFirst()
                    .orElseThrow()
                    .substring(19);
            try {
                byte[] proof = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
                raw(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The payload of the next frame the client sends. */
        public byte[] read() throws IOException {
            in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7f;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = (int) in.readLong();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            received.add(payload);
            return payload;
        }

        public String readText() throws IOException {
            return new String(read(), StandardCharsets.UTF_8);
        }

        public void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** @param first FIN bit and opcode */
        public void frame(int first, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.writeBytes(payload);
            raw(frame.toByteArray());
        }

        public void binary(String text) throws IOException {
            frame(0x82, text.getBytes(StandardCharsets.UTF_8));
        }

        public void text(String text) throws IOException {
            frame(0x81, text.getBytes(StandardCharsets.UTF_8));
        }

        /** A regular end, answered by the client's own close. */
        public void end() throws IOException {
            frame(0x88, new byte[] {3, (byte) 0xe8});
            List<Byte> answer = new ArrayList<>();
            for (int b = in.read(); b >= 0; b = in.read()) {
                answer.add((byte) b);
            }
        }
    }
}
