package dev.workflow.web.volume;

import dev.workflow.volume.FileContent;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/** Sends a file at the length that was announced, while its app may be writing to it. */
record Streamed(FileContent content) implements StreamingOutput {

    private static final int BUFFER = 64 * 1024;

    @Override
    public void write(OutputStream out) throws IOException {
        try (content) {
            byte[] buffer = new byte[BUFFER];
            long left = content.size();
            while (left > 0) {
                int count = content.stream().read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException("the file became shorter by " + left + " bytes while it was sent");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
