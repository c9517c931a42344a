package dev.workflow.passport;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.workflow.persistence.passport.SigningKey.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The keys of {@link KeyStore}, remembered for some seconds. While the database is away the known ones go on being
 * published.
 */
@ApplicationScoped
public class KeyRing {

    private static final Logger LOG = System.getLogger(KeyRing.class.getName());
    private static final Duration LIFE = Duration.ofSeconds(10);

    /** So that tokens with invented key ids do not each ask the database. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private record Known(List<KeyStore.Stored> keys, Instant read) {}

    private Supplier<List<KeyStore.Stored>> store;
    private Clock clock;
    private volatile Known known = new Known(List.of(), Instant.MIN);

    protected KeyRing() {}

    @Inject
    public KeyRing(KeyStore store, Clock clock) {
        this(store::load, clock);
    }

    KeyRing(Supplier<List<KeyStore.Stored>> store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The one that signs, with its private part. */
    RSAKey signing() {
        return keys(LIFE).stream()
                .filter(key -> key.state() == State.ACTIVE)
                .map(KeyStore.Stored::key)
                .findFirst()
                .orElseThrow();
    }

    /** The public part of a published key; empty for an id that none has, whatever it looks like. */
    public Optional<RSAKey> find(String kid) {
        return find(kid, LIFE).or(() -> find(kid, PAUSE));
    }

    /** Without private parts. */
    public JWKSet published() {
        return new JWKSet(
                keys(LIFE).stream().map(key -> (JWK) key.key().toPublicJWK()).toList());
    }

    /** Looks again at the next question, as after a rotation. */
    void forget() {
        known = new Known(known.keys(), Instant.MIN);
    }

    private Optional<RSAKey> find(String kid, Duration life) {
        return keys(life).stream()
                .filter(key -> key.key().getKeyID().equals(kid))
                .filter(key ->
                        key.ends().map(end -> end.isAfter(clock.instant())).orElse(true))
                .map(key -> key.key().toPublicJWK())
                .findFirst();
    }

    private List<KeyStore.Stored> keys(Duration life) {
        Known before = known;
        if (clock.instant().minus(life).isBefore(before.read())) {
            return before.keys();
        }
        try {
            known = new Known(store.get(), clock.instant());
        } catch (RuntimeException away) {
            if (before.keys().isEmpty()) {
                throw away;
            }
            LOG.log(Level.WARNING, "The signing keys could not be read; going on with the known ones: {0}", away);
            known = new Known(before.keys(), clock.instant());
        }
        return known.keys();
    }
}
