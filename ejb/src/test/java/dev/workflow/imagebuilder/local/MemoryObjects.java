package dev.workflow.imagebuilder.local;

import dev.workflow.storage.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** An object store that lives as long as a test. */
public final class MemoryObjects implements ObjectStore {

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public void put(String key, Path file) throws IOException {
        objects.put(key, Files.readAllBytes(file));
    }

    @Override
    public void put(String key, InputStream content, long length) throws IOException {
        objects.put(key, content.readNBytes((int) length));
    }

    public void put(String key, byte[] content) {
        objects.put(key, content);
    }

    @Override
    public Optional<InputStream> get(String key, long offset) {
        return Optional.ofNullable(objects.get(key))
                .map(bytes -> new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, bytes.length)));
    }

    @Override
    public Optional<Long> size(String key) {
        return Optional.ofNullable(objects.get(key)).map(bytes -> (long) bytes.length);
    }

    @Override
    public void copy(String from, String to) {
        objects.put(to, objects.get(from));
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public List<String> list(String prefix, String startAfter, int limit) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.compareTo(startAfter) > 0)
                .limit(limit)
                .toList();
    }
}
