package dev.workflow.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Objects by key in one S3 bucket. Keys are relative, use '/' and hold no "..". Every method throws IOException when
 * the store cannot be reached or refuses; a missing object is an answer, not an error, where the signature says Optional.
 */
public interface ObjectStore {

    /** Stores the file under the key, replacing what was there. Streams; memory stays flat. */
    void put(String key, Path file) throws IOException;

    /** Stores exactly {@code length} bytes of the stream. */
    void put(String key, InputStream content, long length) throws IOException;

    /** The object's bytes from {@code offset}; the caller closes the stream. */
    Optional<InputStream> get(String key, long offset) throws IOException;

    default Optional<InputStream> get(String key) throws IOException {
        return get(key, 0);
    }

    /** The size in bytes, empty when there is no such object. */
    Optional<Long> size(String key) throws IOException;

    /** Copies inside the store, so that no bytes pass through this process. */
    void copy(String from, String to) throws IOException;

    /** Removes the object; removing what is not there is fine. */
    void delete(String key) throws IOException;

    /** Up to {@code limit} keys that start with the prefix, in order, after {@code startAfter} ("" = from the start). */
    List<String> list(String prefix, String startAfter, int limit) throws IOException;
}
