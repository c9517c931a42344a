package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.workflow.identity.VerifiedToken;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issuer's access tokens on the API. */
class BearerTest {

    private static final int UNAUTHORIZED = 401;

    private final SsoWorld world = new SsoWorld();
    private final ExternalBearer bearer = new ExternalBearer(world.directory, world.tokens, world.admission());
    private FakeIssuer corp;

    @BeforeEach
    void trust() throws IOException {
        corp = new FakeIssuer();
        world.trust("corp", corp.url, Map.of("provision", Map.of("rule", "everybody")));
    }

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void aTokenOpensTheApiForReading() {
        assertThat(bearer.issues(corp.url, "")).isTrue();
        assertThat(bearer.issues(corp.url + "/", "")).isFalse();
        VerifiedToken token = bearer.verify(corp.sign(good().build()));
        assertThat(token.caller().username()).isEqualTo("ada");
        assertThat(token.caller().scope()).hasToString("read");
        assertThat(token.credential()).isEqualTo("corp ada-1");
        assertThat(token.expires()).isAfter(Instant.now());
    }

    @Test
    void theScopeSaysWhatItMay() {
        assertThat(scope("openid workflow:deploy:shop,blog")).isEqualTo("deploy:blog,shop");
        assertThat(scope("workflow:read workflow:admin")).isEqualTo("admin");
        assertThat(scope("admin deploy")).isEqualTo("read");
        assertThat(scope("workflow:deploy:")).isEqualTo("read");
        assertThat(scope(List.of("workflow:deploy"))).isEqualTo("deploy");
        world.trust(
                "corp", corp.url, Map.of("provision", Map.of("rule", "everybody"), "bearer", Map.of("scope", "admin")));
        assertThat(scope("openid")).isEqualTo("admin");
    }

    @Test
    void tokensThatAreNotForUsAreRefused() {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        Date future = Date.from(Instant.now().plusSeconds(3600));
        refused(good().audience("another-api"));
        refused(good().audience((String) null));
        refused(good().expirationTime(past));
        refused(good().expirationTime(null));
        refused(good().notBeforeTime(future));
        refused(good().issueTime(null));
        refused(good().subject(null));
        refused(good().claim("nonce", "an id token"));
        refused(good().claim("at_hash", "an id token"));
        refused(good().claim("typ", "Refresh"));
        assertThat(world.usernames()).isEmpty();
    }

    @Test
    void signaturesThatProveNothingAreRefused() throws Exception {
        refused(new PlainJWT(good().build()).serialize());
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(corp.key.getKeyID())
                        .build(),
                good().build());
        symmetric.sign(new MACSigner(corp.key.toRSAPublicKey().getEncoded()));
        refused(symmetric.serialize());
        RSAKey own = FakeIssuer.newKey();
        refused(corp.sign(own, good().build()));
        JWSHeader embedded = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .jwk(own.toPublicJWK())
                .build();
        SignedJWT brought = new SignedJWT(embedded, good().build());
        brought.sign(new com.nimbusds.jose.crypto.RSASSASigner(own));
        refused(brought.serialize());
        world.trust("corp", corp.url, Map.of("algorithms", List.of("ES256")));
        refused(corp.sign(good().build()));
    }

    @Test
    void manyUnknownKeysCostFewFetches() {
        bearer.verify(corp.sign(good().build()));
        int before = corp.keyFetches.get();
        for (int i = 0; i < 50; i++) {
            RSAKey unknown = new RSAKey.Builder(corp.key)
                    .keyID(UUID.randomUUID().toString())
                    .build();
            refused(corp.sign(unknown, good().build()));
        }
        assertThat(corp.keyFetches.get() - before).isZero();
        world.clock.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 50; i++) {
            RSAKey unknown = new RSAKey.Builder(corp.key)
                    .keyID(UUID.randomUUID().toString())
                    .build();
            refused(corp.sign(unknown, good().build()));
        }
        assertThat(corp.keyFetches.get() - before).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundWhenItIsNeeded() {
        bearer.verify(corp.sign(good().build()));
        RSAKey old = corp.key;
        corp.key = FakeIssuer.newKey();
        world.clock.advance(Duration.ofSeconds(31));
        assertThat(bearer.verify(corp.sign(good().build())).caller().username()).isEqualTo("ada");
        refused(corp.sign(old, good().build()));
    }

    @Test
    void anOutageOfTheIssuerIsSurvivedForADay() {
        String token = corp.sign(good().expirationTime(Date.from(Instant.now().plus(Duration.ofDays(3))))
                .build());
        bearer.verify(token);
        corp.close();
        world.clock.advance(Duration.ofHours(23));
        assertThat(bearer.verify(token).caller().username()).isEqualTo("ada");
        world.clock.advance(Duration.ofHours(2));
        assertThatThrownBy(() -> bearer.verify(token)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.retryAfter()).isPositive();
        });
    }

    @Test
    void anIssuerThatIsDownIsAskedLessAndLess() {
        corp.mood = FakeIssuer.Mood.HUGE;
        String token = corp.sign(good().build());
        for (int second = 0; second < 120; second++) {
            assertThatThrownBy(() -> bearer.verify(token)).hasMessageContaining("cannot be reached");
            world.clock.advance(Duration.ofSeconds(1));
        }
        corp.mood = FakeIssuer.Mood.WELL;
        world.clock.advance(Duration.ofMinutes(5));
        assertThat(bearer.verify(token).caller().username()).isEqualTo("ada");
        assertThat(corp.metadataFetches.get()).as("fetches in two minutes").isLessThan(8);
    }

    @Test
    void rolesComeWithTheTokenWhenItSpeaksOfGroups() {
        world.trust(
                "corp",
                corp.url,
                Map.of(
                        "provision", Map.of("rule", "everybody"),
                        "roles", Map.of("superuser", List.of("admins")),
                        "bearer", Map.of("scope", "admin")));
        String admin = corp.sign(good().claim("groups", List.of("admins")).build());
        assertThat(bearer.verify(admin).caller().superuser()).isTrue();
        assertThat(bearer.verify(corp.sign(good().build())).caller().superuser())
                .as("a token that does not speak of groups changes nothing")
                .isTrue();
        assertThat(bearer.verify(corp.sign(good().claim("groups", "others").build()))
                        .caller()
                        .superuser())
                .isFalse();
    }

    @Test
    void aDisabledAccountStaysOut() {
        String token = corp.sign(good().build());
        bearer.verify(token);
        world.database.run(entities ->
                entities.createQuery("update Account a set a.active = false").executeUpdate());
        assertThat(world.stored("ada", Account::isActive)).isFalse();
        refused(token);
    }

    private JWTClaimsSet.Builder good() {
        return corp.claims("ada-1", "workflow-api").claim("preferred_username", "ada");
    }

    private String scope(Object scope) {
        return bearer.verify(corp.sign(good().claim("scope", scope).build()))
                .caller()
                .scope()
                .toString();
    }

    private void refused(JWTClaimsSet.Builder claims) {
        refused(corp.sign(claims.build()));
    }

    private void refused(String token) {
        assertThatThrownBy(() -> bearer.verify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(UNAUTHORIZED));
    }
}
