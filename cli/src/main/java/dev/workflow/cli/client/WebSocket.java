package dev.workflow.cli.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The client's side of a WebSocket (RFC 6455). One thread reads, any thread writes. Pings are answered, fragments put
 * together.
 */
public final class WebSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int NORMAL = 1000;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();
    private int closeCode = -1;

    /** @param socket after the handshake's answer was read through {@code in} */
    WebSocket(Socket socket, BufferedInputStream in) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(in);
        this.out = socket.getOutputStream();
    }

    public void sendText(String text) throws IOException {
        send(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void sendBinary(byte[] data) throws IOException {
        send(BINARY, data);
    }

    /**
     * The next message, text or binary; empty once the server has closed.
     *
     * @throws IOException when the connection breaks without a close
     */
    public Optional<byte[]> receive() throws IOException {
        byte[] message = {};
        while (true) {
            int head = in.readUnsignedByte();
            byte[] payload = payload();
            int opcode = head & 0x0f;
            if (opcode == CLOSE) {
                closed(payload);
                return Optional.empty();
            }
            if (opcode == PING) {
                send(PING + 1, payload);
            }
            if (opcode <= BINARY) {
                message = joined(message, payload);
                if ((head & 0x80) != 0) {
                    return Optional.of(message);
                }
            }
        }
    }

    /** Whether the server said that all is done, not that it gave up. */
    public boolean endedNormally() {
        return closeCode == NORMAL;
    }

    private byte[] payload() throws IOException {
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        if ((second & 0x80) != 0 || length < 0 || length > LONGEST) {
            throw new IOException("the server broke the WebSocket protocol");
        }
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("the connection was closed in the middle of a message");
        }
        return payload;
    }

    private void closed(byte[] payload) throws IOException {
        closeCode = payload.length >= 2 ? (payload[0] & 0xff) << 8 | payload[1] & 0xff : NORMAL;
        send(CLOSE, payload.length >= 2 ? new byte[] {payload[0], payload[1]} : new byte[0]);
        socket.close();
    }

    private static byte[] joined(byte[] first, byte[] second) throws IOException {
        if (first.length + second.length > LONGEST) {
            throw new IOException("the server sent a message that is too long");
        }
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private synchronized void send(int opcode, byte[] payload) throws IOException {
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        java.io.ByteArrayOutputStream frame = new java.io.ByteArrayOutputStream(payload.length + 14);
        frame.write(0x80 | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length <= 0xffff) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }

    /** Says goodbye when the server has not yet, and lets go of the connection. */
    @Override
    public void close() throws IOException {
        try (socket) {
            if (closeCode < 0 && !socket.isClosed()) {
                send(CLOSE, new byte[] {(byte) (NORMAL >> 8), (byte) NORMAL});
            }
        }
    }
}
