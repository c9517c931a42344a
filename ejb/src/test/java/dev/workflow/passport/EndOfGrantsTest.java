package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.BrowserSession;
import dev.workflow.persistence.identity.BrowserSessionRepository;
import dev.workflow.persistence.passport.RegisteredClients;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ends, or does not end, what was granted. */
class EndOfGrantsTest {

    private final PassportWorld world = new PassportWorld(Clock.systemUTC());
    private final Account ada = world.account("ada");
    private final Account bob = world.account("bob");
    private final Client shop = world.client("shop");

    @Test
    void whatEndsAllCredentialsEndsGrants() {
        Tokens tokens = world.begin(shop, ada, "openid").tokens();
        Tokens others = world.begin(shop, bob, "openid").tokens();
        world.database.run(
                entities -> new EndOfGrants(PassportWorld.grants(entities)).end(new TokensRevoked(ada.getId())));
        assertThat(known(tokens)).isFalse();
        assertThat(known(others)).isTrue();
    }

    @Test
    void whoLogsOutEndsWhatWasGrantedInThatSession() {
        UUID session = session(Duration.ofHours(1));
        Tokens inside = tokens(session);
        Tokens elsewhere = tokens(session(Duration.ofHours(1)));
        Tokens without = world.begin(shop, ada, "openid").tokens();
        world.database.run(entities -> new BrowserSessionRepository(entities).remove(ada.getId(), session));
        assertThat(known(inside)).isFalse();
        assertThat(known(elsewhere)).isTrue();
        assertThat(known(without)).isTrue();
    }

    @Test
    void aSessionThatEndsByItselfLeavesItsGrants() {
        Tokens tokens = tokens(session(Duration.ofSeconds(-1)));
        world.database.run(entities -> new BrowserSessionRepository(entities).removeExpired(OffsetDateTime.now()));
        assertThat(known(tokens)).isTrue();
    }

    @Test
    void aClientTakesItsTokensAlong() {
        Tokens tokens = world.begin(shop, ada, "openid").tokens();
        world.database.run(entities -> new RegisteredClients(entities).remove("shop"));
        assertThat(known(tokens)).isFalse();
    }

    @Test
    void pruningTakesWhatHasEndedOnly() {
        Tokens tokens = world.begin(shop, ada, "openid").tokens();
        OffsetDateTime now = OffsetDateTime.now();
        assertThat(prune(now)).isZero();
        assertThat(known(tokens)).isTrue();
        assertThat(prune(now.plusDays(61))).isEqualTo(1);
    }

    private int prune(OffsetDateTime before) {
        return world.database.call(entities -> PassportWorld.grants(entities).prune(before, 100));
    }

    private Tokens tokens(UUID session) {
        return world.begin(world.approval(shop, ada, Optional.of(session), "openid"))
                .tokens();
    }

    private boolean known(Tokens tokens) {
        return world.check(tokens.getAccessToken().getValue()).isPresent();
    }

    private UUID session(Duration left) {
        byte[] hash = new byte[32];
        new SecureRandom().nextBytes(hash);
        OffsetDateTime now = OffsetDateTime.now();
        return world.database.call(entities -> {
            Account owner = new AccountRepository(entities).byId(ada.getId()).orElseThrow();
            BrowserSession session =
                    new BrowserSession(owner, hash, "pwd", true, now, now.plus(left), "127.0.0.1", "test");
            new BrowserSessionRepository(entities).add(session);
            return session.getUuid();
        });
    }
}
