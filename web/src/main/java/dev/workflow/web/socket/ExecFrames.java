package dev.workflow.web.socket;

import dev.workflow.engine.ExecOutput;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What an exec prints, as frames. A client without stdin reads exactly one frame and leaves (api.md §10), so its output
 * is held back until the end, or until it is {@link #HELD} bytes or a second old.
 */
final class ExecFrames implements ExecOutput {

    static final byte STDIN = 0;
    static final byte RESIZE = 4;
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte STATUS = 3;
    private static final int HELD = 512 * 1024;

    private final Session session;
    private final boolean gather;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private byte heldChannel = STDOUT;
    private long heldSince;

    ExecFrames(Session session, boolean gather) {
        this.session = session;
        this.gather = gather;
    }

    @Override
    public void stdout(byte[] data) {
        print(STDOUT, data);
    }

    @Override
    public void stderr(byte[] data) {
        print(STDERR, data);
    }

    private synchronized void print(byte channel, byte[] data) {
        if (!gather) {
            send(channel, data);
            return;
        }
        if (channel != heldChannel || held.size() + data.length > HELD) {
            flush();
        }
        if (held.size() == 0) {
            heldSince = System.nanoTime();
        }
        heldChannel = channel;
        held.writeBytes(data);
    }

    /** Sends what has been held back for a second. */
    synchronized void flushOld() {
        if (System.nanoTime() - heldSince > 1_000_000_000L) {
            flush();
        }
    }

    private void flush() {
        if (held.size() > 0) {
            send(heldChannel, held.toByteArray());
            held.reset();
        }
    }

    @Override
    public synchronized void exited(int code) {
        flush();
        send(STATUS, status(code).getBytes(StandardCharsets.UTF_8));
        close();
    }

    /** Ends with another close code than a command's end, so that a client does not take it for success. */
    synchronized void refused(String why) {
        send(STDERR, (why + "\n").getBytes(StandardCharsets.UTF_8));
        close(CloseReason.CloseCodes.UNEXPECTED_CONDITION);
    }

    /** The status object that Kubernetes ends an exec with. */
    private static String status(int code) {
        JsonObjectBuilder status = Json.createObjectBuilder().add("metadata", Json.createObjectBuilder());
        if (code == 0) {
            return status.add("status", "Success").build().toString();
        }
        return status.add("status", "Failure")
                .add("message", "command terminated with non-zero exit code: exit status " + code)
                .add("reason", "NonZeroExitCode")
                .add(
                        "details",
                        Json.createObjectBuilder()
                                .add(
                                        "causes",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("reason", "ExitCode")
                                                        .add("message", Integer.toString(code)))))
                .build()
                .toString();
    }

    private void send(byte channel, byte[] data) {
        ByteBuffer frame =
                ByteBuffer.allocate(data.length + 1).put(channel).put(data).flip();
        try {
            session.getBasicRemote().sendBinary(frame);
        } catch (IOException gone) {
            close();
        }
    }

    private void close() {
        close(CloseReason.CloseCodes.NORMAL_CLOSURE);
    }

    private void close(CloseReason.CloseCode code) {
        try {
            session.close(new CloseReason(code, ""));
        } catch (IOException alreadyGone) {
            // closed is what was wanted
        }
    }
}
