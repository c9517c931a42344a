package dev.workflow.web;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Collects bytes up to a bound; what comes after that is dropped, and remembered to have been. */
final class BoundedBytes extends OutputStream {

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean full;

    BoundedBytes(int most) {
        this.most = most;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        full = full || bytes.size() + length > most;
        if (!full) {
            bytes.write(source, offset, length);
        }
    }

    /** True when everything fitted. */
    boolean whole() {
        return !full;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
