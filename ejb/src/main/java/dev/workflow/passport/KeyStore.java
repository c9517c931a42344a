package dev.workflow.passport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.workflow.config.Sealer;
import dev.workflow.persistence.passport.SigningKey;
import dev.workflow.persistence.passport.SigningKey.State;
import dev.workflow.persistence.passport.SigningKeys;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The RSA keys that sign tokens, in the database and sealed with the master key: they survive restarts, and all servers
 * have the same ones. There is always one that signs and one that is published to sign next. Each call is a transaction
 * of its own: what signed must be stored, whatever becomes of the caller's.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class KeyStore {

    private static final int BITS = 2048;

    /** Other servers may sign with a key some seconds after it was retired, and clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private SigningKeys keys;
    private Sealer sealer;
    private PassportSettings settings;
    private Clock clock;

    protected KeyStore() {}

    @Inject
    public KeyStore(SigningKeys keys, Sealer sealer, PassportSettings settings, Clock clock) {
        this.keys = keys;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /** All that are published; those that must be there are made first. */
    public List<Stored> load() {
        List<SigningKey> rows = keys.all();
        if (!states(rows).containsAll(Set.of(State.ACTIVE, State.NEXT))) {
            keys.lock();
            Set<State> there = states(keys.all());
            for (State state : List.of(State.ACTIVE, State.NEXT)) {
                if (!there.contains(state)) {
                    add(state);
                }
            }
            rows = keys.all();
        }
        return rows.stream().map(this::open).filter(this::counts).toList();
    }

    /**
     * From now on the key signs that was published as the next one, and a new one is published. What was signed before
     * stays good until its time is over.
     */
    public void rotate() {
        load();
        keys.lock();
        OffsetDateTime now = OffsetDateTime.now(clock);
        find(State.ACTIVE)
                .ifPresent(key -> key.retire(now.plus(settings.accessLife()).plus(MARGIN)));
        keys.flush();
        find(State.NEXT).ifPresent(SigningKey::activate);
        keys.flush();
        add(State.NEXT);
    }

    /** Somebody else has the keys: new ones take the place of all of them, and nothing signed before is good any more. */
    public void replace() {
        keys.lock();
        keys.removeAll();
        add(State.ACTIVE);
        add(State.NEXT);
    }

    /**
     * Rotates when the key that signs has done so for as long as the settings want; never when they leave it to the
     * administrator. Of several servers one does it.
     */
    public boolean rotateIfDue() {
        if (settings.keyLife().isZero()) {
            return false;
        }
        keys.lock();
        OffsetDateTime due = OffsetDateTime.now(clock).minus(settings.keyLife());
        // The key that waits was made when the one that signs began to.
        boolean old =
                find(State.NEXT).filter(key -> key.getCreated().isBefore(due)).isPresent();
        if (old) {
            rotate();
        }
        return old;
    }

    /** Drops keys of which no token is left. */
    public void prune() {
        keys.prune(OffsetDateTime.now(clock));
    }

    private Optional<SigningKey> find(State state) {
        return keys.all().stream().filter(key -> key.getState() == state).findFirst();
    }

    private void add(State state) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            byte[] sealed =
                    sealer.seal(context(key.getKeyID()), key.toJSONString().getBytes(StandardCharsets.UTF_8));
            keys.add(new SigningKey(key.getKeyID(), state, sealed, OffsetDateTime.now(clock)));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java makes RSA keys", impossible);
        }
    }

    private Stored open(SigningKey row) {
        try {
            byte[] clear = sealer.open(context(row.getKid()), row.getSealed());
            RSAKey key = RSAKey.parse(new String(clear, StandardCharsets.UTF_8));
            return new Stored(
                    key,
                    row.getState(),
                    row.getEnds().map(OffsetDateTime::toInstant),
                    row.getCreated().toInstant());
        } catch (ParseException broken) {
            throw new IllegalStateException("the signing key " + row.getKid() + " is broken", broken);
        }
    }

    private boolean counts(Stored key) {
        return key.ends().map(end -> end.isAfter(clock.instant())).orElse(true);
    }

    private static Set<State> states(List<SigningKey> rows) {
        return rows.stream().map(SigningKey::getState).collect(Collectors.toSet());
    }

    private static String context(String kid) {
        return "oauth-key/" + kid;
    }

    /** @param ends when no token of it is left; empty unless it is retired */
    public record Stored(RSAKey key, State state, Optional<Instant> ends, Instant created) {

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "Stored[" + key.getKeyID() + " " + state + "]";
        }
    }
}
