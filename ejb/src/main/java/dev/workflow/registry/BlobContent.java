package dev.workflow.registry;

import dev.workflow.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registry's objects. Every upload attempt writes keys of its own that are never written again: so an object can be
 * removed without harm to a later push of the same content. A failing store is UNAVAILABLE.
 */
final class BlobContent {

    static final String PREFIX = "registry/";

    /** Without folders: a store on a file system removes empty ones, perhaps just before another object goes there. */
    private static final Pattern KEY = Pattern.compile(PREFIX + "([a-f0-9-]{36})\\.[a-f0-9-]{36}");

    private static final System.Logger LOG = System.getLogger(BlobContent.class.getName());

    private final ObjectStore store;

    BlobContent(ObjectStore store) {
        this.store = store;
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    static String newKey(UUID upload) {
        return PREFIX + upload + "." + UUID.randomUUID();
    }

    /** The upload that wrote the object; empty for a key that is not the registry's. */
    static Optional<UUID> uploadOf(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    void put(String key, Path file) {
        call(() -> {
            store.put(key, file);
            return key;
        });
    }

    void put(String key, InputStream content, long length) {
        call(() -> {
            store.put(key, content, length);
            return key;
        });
    }

    Optional<InputStream> get(String key, long offset) {
        return call(() -> store.get(key, offset));
    }

    /** Whether the object is there as a whole. */
    boolean holds(String key, long size) {
        return call(() -> store.size(key)).filter(found -> found == size).isPresent();
    }

    List<String> list(String after, int limit) {
        return call(() -> store.list(PREFIX, after, limit));
    }

    /** Removes objects that nothing needs; what cannot be removed now is left to garbage collection. */
    void discard(Collection<String> keys) {
        for (String key : keys) {
            try {
                store.delete(key);
            } catch (IOException unreachable) {
                LOG.log(System.Logger.Level.INFO, "Object " + key + " is left to garbage collection", unreachable);
            }
        }
    }

    private static <T> T call(Call<T> call) {
        try {
            return call.run();
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.ERROR, "The registry cannot use its storage", failed);
            throw RegistryError.UNAVAILABLE.because("the registry's storage is not available, try again later", failed);
        }
    }
}
