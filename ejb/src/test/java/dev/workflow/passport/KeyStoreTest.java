package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.workflow.config.Sealer;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.passport.SigningKey.State;
import dev.workflow.persistence.passport.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {

    private final SettableClock clock = new SettableClock();
    private final PassportWorld world = new PassportWorld(clock);

    @Test
    void theFirstQuestionMakesAKeyThatSignsAndOneThatWaits() {
        assertThat(load()).extracting(KeyStore.Stored::state).containsExactlyInAnyOrder(State.ACTIVE, State.NEXT);
        assertThat(load()).allSatisfy(key -> assertThat(key.key().size()).isGreaterThanOrEqualTo(2048));
    }

    @Test
    void keysSurviveRestarts() {
        RSAKey before = world.ring.signing();
        assertThat(world.server().signing()).isEqualTo(before);
    }

    @Test
    void onlyPublicPartsArePublished() {
        String json = world.ring.published().toString();
        assertThat(world.ring.published().getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
        assertThat(json).contains("\"kid\"").doesNotContain("\"d\":", "\"p\":", "\"q\":");
    }

    @Test
    void theDatabaseDoesNotHoldKeysInClearText() {
        RSAKey key = world.ring.signing();
        List<byte[]> stored = world.database.call(entities -> new SigningKeys(entities)
                .all().stream().map(row -> row.getSealed()).toList());
        assertThat(stored).allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(key.getPrivateExponent().toString(), "\"kty\""));
    }

    @Test
    void anotherMasterKeyOpensNothing(@TempDir Path folder) {
        load();
        Sealer other = new Sealer(folder.resolve("other"));
        assertThatThrownBy(() -> world.database.run(
                        entities -> new KeyStore(new SigningKeys(entities), other, world.settings, clock).load()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterARotationTheNextKeySignsAndTheOldOneIsStillKnown() {
        RSAKey old = world.ring.signing();
        String next = waiting();
        rotate();
        assertThat(world.ring.signing().getKeyID()).isEqualTo(next).isNotEqualTo(old.getKeyID());
        assertThat(world.ring.find(old.getKeyID())).isPresent();
        assertThat(world.ring.published().getKeys()).hasSize(3);
        assertThat(waiting()).isNotEqualTo(next);
    }

    @Test
    void aRetiredKeyGoesWhenItsLastTokenHasEnded() {
        RSAKey old = world.ring.signing();
        rotate();
        clock.advance(world.settings.accessLife());
        assertThat(world.ring.find(old.getKeyID())).isPresent();
        clock.advance(Duration.ofMinutes(11));
        assertThat(world.ring.find(old.getKeyID())).isEmpty();
        assertThat(world.ring.published().getKeys()).hasSize(2);
        world.database.run(entities -> world.keys(entities).prune());
        assertThat((List<?>) world.database.call(entities -> new SigningKeys(entities).all()))
                .hasSize(2);
    }

    @Test
    void stolenKeysAreGoodForNothingAtOnce() {
        List<JWK> stolen = world.ring.published().getKeys();
        world.database.run(entities -> world.keys(entities).replace());
        world.ring.forget();
        assertThat(world.ring.published().getKeys()).hasSize(2).doesNotContainAnyElementsOf(stolen);
        assertThat(stolen)
                .allSatisfy(key -> assertThat(world.ring.find(key.getKeyID())).isEmpty());
    }

    @Test
    void keysChangeByThemselvesIfThatIsWanted() {
        PassportSettings monthly = new PassportSettings(15, 60, 30, true, Optional.empty());
        RSAKey first = world.ring.signing();
        assertThat(rotatedIfDue(monthly)).isFalse();
        clock.advance(Duration.ofDays(31));
        assertThat(rotatedIfDue(world.settings)).isFalse();
        assertThat(rotatedIfDue(monthly)).isTrue();
        assertThat(rotatedIfDue(monthly)).isFalse();
        assertThat(world.server().signing()).isNotEqualTo(first);
    }

    private boolean rotatedIfDue(PassportSettings settings) {
        return world.database.call(
                entities -> new KeyStore(new SigningKeys(entities), world.sealer, settings, clock).rotateIfDue());
    }

    @Test
    void anotherServerLearnsOfARotation() {
        KeyRing other = world.server();
        RSAKey old = other.signing();
        rotate();
        assertThat(other.find(world.ring.signing().getKeyID())).isPresent();
        clock.advance(Duration.ofSeconds(11));
        assertThat(other.signing()).isEqualTo(world.ring.signing()).isNotEqualTo(old);
    }

    @Test
    void serversThatStartAtTheSameTimeAgree() {
        int servers = 6;
        CyclicBarrier start = new CyclicBarrier(servers);
        List<CompletableFuture<String>> signing = IntStream.range(0, servers)
                .mapToObj(unused -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                start.await();
                            } catch (Exception broken) {
                                throw new IllegalStateException(broken);
                            }
                            return world.server().signing().getKeyID();
                        },
                        task -> new Thread(task).start()))
                .toList();
        assertThat(signing.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(load()).hasSize(2);
    }

    @Test
    void knownKeysOutliveTheDatabase() {
        boolean[] away = {false};
        KeyRing ring = new KeyRing(
                () -> {
                    if (away[0]) {
                        throw new IllegalStateException("the database is away");
                    }
                    return load();
                },
                clock);
        RSAKey key = ring.signing();
        away[0] = true;
        clock.advance(Duration.ofHours(1));
        assertThat(ring.find(key.getKeyID())).isPresent();
        assertThat(ring.published().getKeys()).hasSize(2);
    }

    @Test
    void inventedKeyIdsDoNotEachAskTheDatabase() {
        world.ring.signing();
        clock.advance(Duration.ofSeconds(2));
        long before = world.database.statements();
        for (int i = 0; i < 100; i++) {
            assertThat(world.ring.find("invented-" + i)).isEqualTo(Optional.empty());
        }
        assertThat(world.database.statements() - before).isLessThan(5);
    }

    private List<KeyStore.Stored> load() {
        return world.database.call(entities -> world.keys(entities).load());
    }

    private String waiting() {
        return load().stream()
                .filter(key -> key.state() == State.NEXT)
                .map(key -> key.key().getKeyID())
                .findFirst()
                .orElseThrow();
    }

    private void rotate() {
        world.database.run(entities -> world.keys(entities).rotate());
        world.ring.forget();
    }
}
