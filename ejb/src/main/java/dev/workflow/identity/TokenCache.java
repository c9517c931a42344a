package dev.workflow.identity;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Verified tokens of the last seconds, by hash. Bounded: the eldest goes first. Unknown tokens are not kept, so that
 * guessing cannot push out real ones.
 */
final class TokenCache<T> {

    /** How long another server's revocation may go unnoticed here. */
    static final Duration LIFE = Duration.ofSeconds(10);

    static final int CAPACITY = 10_000;

    private record Entry<T>(T token, Instant until) {}

    private final Clock clock;
    private final ToLongFunction<T> owner;
    private final Function<T, Instant> expiry;
    private final Map<ByteBuffer, Entry<T>> entries = new LinkedHashMap<>();
    private long generation;

    /** @param expiry when a token itself ends */
    TokenCache(Clock clock, ToLongFunction<T> owner, Function<T, Instant> expiry) {
        this.clock = clock;
        this.owner = owner;
        this.expiry = expiry;
    }

    /** The cached answer, else the loaded one. The lock is not held while loading. */
    Optional<T> get(byte[] hash, Supplier<Optional<T>> load) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        long before;
        synchronized (this) {
            Entry<T> entry = entries.get(key);
            if (entry != null && clock.instant().isBefore(entry.until())) {
                return Optional.of(entry.token());
            }
            before = generation;
        }
        Optional<T> loaded = load.get();
        loaded.ifPresent(token -> put(key, token, before));
        return loaded;
    }

    synchronized void forget(long accountId) {
        generation++;
        entries.values().removeIf(entry -> owner.applyAsLong(entry.token()) == accountId);
    }

    synchronized int size() {
        return entries.size();
    }

    private synchronized void put(ByteBuffer key, T token, long before) {
        if (before != generation) {
            return;
        }
        Instant until = clock.instant().plus(LIFE);
        Instant end = expiry.apply(token);
        entries.remove(key);
        entries.put(key, new Entry<>(token, end.isBefore(until) ? end : until));
        if (entries.size() > CAPACITY) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
