package dev.workflow.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * The client's end of one command.
 *
 * @param gone true once the client has closed the channel or the connection
 */
record Conversation(InputStream in, OutputStream out, OutputStream err, BooleanSupplier gone) {

    private static final int REFUSED = 1;

    /** Tells a person, on the error stream. */
    int refuse(String sentence) throws IOException {
        err.write((sentence + "\r\n").getBytes(StandardCharsets.UTF_8));
        err.flush();
        return REFUSED;
    }

    /** Tells a git client before the protocol has begun: shown as {@code fatal: remote error: …}. */
    int refuseGit(String sentence) throws IOException {
        byte[] line = ("ERR " + sentence).getBytes(StandardCharsets.UTF_8);
        out.write(String.format("%04x", line.length + 4).getBytes(StandardCharsets.US_ASCII));
        out.write(line);
        out.flush();
        return REFUSED;
    }
}
