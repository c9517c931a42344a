package dev.workflow.volume;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * An open file of a volume.
 *
 * @param size in bytes when it was opened; the app may make it longer or shorter at any time
 */
public record FileContent(long size, InputStream stream) implements Closeable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
