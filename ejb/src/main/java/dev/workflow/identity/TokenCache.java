package dev.workflow.identity;

import dev.workflow.identity.Tokens.KnownToken;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Verified tokens of the last seconds, by hash. Bounded: the eldest goes first. Unknown tokens are not kept, so that
 * guessing cannot push out real ones.
 */
final class TokenCache {

    /** How long another server's revocation may go unnoticed here. */
    static final Duration LIFE = Duration.ofSeconds(10);

    static final int CAPACITY = 10_000;

    private record Entry(KnownToken token, Instant until) {}

    private final Clock clock;
    private final Map<ByteBuffer, Entry> entries = new LinkedHashMap<>();
    private long generation;

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    /** The cached answer, else the loaded one. The lock is not held while loading. */
    Optional<KnownToken> get(byte[] hash, Supplier<Optional<KnownToken>> load) {
        ByteBuffer key = ByteBuffer.wrap(hash);
        long before;
        synchronized (this) {
            Entry entry = entries.get(key);
            if (entry != null && clock.instant().isBefore(entry.until())) {
                return Optional.of(entry.token());
            }
            before = generation;
        }
        Optional<KnownToken> loaded = load.get();
        loaded.ifPresent(token -> put(key, token, before));
        return loaded;
    }

    synchronized void forget(long accountId) {
        generation++;
        entries.values().removeIf(entry -> entry.token().owner().accountId() == accountId);
    }

    synchronized int size() {
        return entries.size();
    }

    private synchronized void put(ByteBuffer key, KnownToken token, long before) {
        if (before != generation) {
            return;
        }
        entries.remove(key);
        entries.put(key, new Entry(token, clock.instant().plus(LIFE)));
        if (entries.size() > CAPACITY) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
