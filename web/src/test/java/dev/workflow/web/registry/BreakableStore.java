package dev.workflow.web.registry;

import dev.workflow.storage.ObjectStore;
import dev.workflow.storage.S3ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real store whose line can be cut. */
final class BreakableStore implements ObjectStore {

    private final S3ObjectStore store;
    volatile boolean broken;

    BreakableStore(S3ObjectStore store) {
        this.store = store;
    }

    private ObjectStore line() throws IOException {
        if (broken) {
            throw new IOException("the line is cut");
        }
        return store;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        line().put(key, file);
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
        line().put(key, content, length);
    }

    @Override
    public Optional<InputStream> get(String key, long offset) throws IOException {
        return line().get(key, offset);
    }

    @Override
    public Optional<Long> size(String key) throws IOException {
        return line().size(key);
    }

    @Override
    public void copy(String from, String to) throws IOException {
        line().copy(from, to);
    }

    @Override
    public void delete(String key) throws IOException {
        line().delete(key);
    }

    @Override
    public List<String> list(String prefix, String startAfter, int limit) throws IOException {
        return line().list(prefix, startAfter, limit);
    }

    List<String> keys() throws IOException {
        return store.list("", "", 10_000);
    }

    void close() {
        store.close();
    }
}
