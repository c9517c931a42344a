package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.identity.Tokens.KnownToken;
import dev.workflow.persistence.identity.Caller;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

    private static final byte[] HASH = {1, 2, 3};
    private static final KnownToken ADA =
            new KnownToken(new UUID(0, 1), new Caller(7, "ada", false, false), true, "laptop", Optional.empty());

    private final SettableClock clock = new SettableClock();
    private final TokenCache<KnownToken> cache = new TokenCache<>(
            clock, token -> token.owner().accountId(), token -> token.expires().orElse(Instant.MAX));
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadsOnceWithinItsLife() {
        cache.get(HASH, this::load);
        assertThat(cache.get(HASH.clone(), this::load)).contains(ADA);
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsAgainAfterItsLife() {
        cache.get(HASH, this::load);
        clock.advance(TokenCache.LIFE);
        cache.get(HASH, this::load);
        assertThat(loads).hasValue(2);
    }

    @Test
    void forgetsTheTokensOfAnAccount() {
        cache.get(HASH, this::load);
        cache.forget(8);
        cache.get(HASH, this::load);
        assertThat(loads).hasValue(1);
        cache.forget(7);
        cache.get(HASH, this::load);
        assertThat(loads).hasValue(2);
    }

    /** A look-up that began before a revocation must not bring the revoked token back. */
    @Test
    void doesNotKeepWhatWasRevokedWhileItLoaded() {
        Supplier<Optional<KnownToken>> overtaken = () -> {
            cache.forget(7);
            return load();
        };
        cache.get(HASH, overtaken);
        assertThat(cache.size()).isZero();
    }

    @Test
    void doesNotKeepUnknownTokens() {
        assertThat(cache.get(HASH, Optional::empty)).isEmpty();
        assertThat(cache.size()).isZero();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < TokenCache.CAPACITY + 500; i++) {
            cache.get(ByteBuffer.allocate(4).putInt(i).array(), this::load);
        }
        assertThat(cache.size()).isEqualTo(TokenCache.CAPACITY);
    }

    private Optional<KnownToken> load() {
        loads.incrementAndGet();
        return Optional.of(ADA);
    }
}
