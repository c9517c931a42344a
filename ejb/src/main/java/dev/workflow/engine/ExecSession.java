package dev.workflow.engine;

import java.io.IOException;

/** A running exec. Closing it kills the command; the end is reported to the {@link ExecOutput} exactly once. */
public interface ExecSession extends AutoCloseable {
    void stdin(byte[] data) throws IOException;

    /** End of input. */
    void stdinEnd() throws IOException;

    void resize(int columns, int rows);

    @Override
    void close();
}
