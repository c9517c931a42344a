package dev.workflow.launcher.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a PostgreSQL whether it takes logins, as {@code pg_isready} does: a start-up message is answered with a request to
 * authenticate, or with an error while the server starts, recovers or stops.
 */
final class Accepting {

    private static final int PROTOCOL_3 = 196_608;
    private static final int TIMEOUT_MILLIS = 2_000;

    private Accepting() {}

    static boolean on(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            byte[] parameters = "user\0workflow\0database\0workflow\0\0".getBytes(StandardCharsets.US_ASCII);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeInt(8 + parameters.length);
            out.writeInt(PROTOCOL_3);
            out.write(parameters);
            out.flush();
            return new DataInputStream(socket.getInputStream()).readByte() == 'R';
        } catch (IOException e) {
            return false;
        }
    }
}
