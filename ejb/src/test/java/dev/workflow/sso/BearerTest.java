package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.workflow.identity.VerifiedToken;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        brought.sign(new RSASSASigner(own));
        refused(brought.serialize());
        world.trust("corp", corp.url, Map.of("algorithms", List.of("ES256")));
        refused(corp.sign(good().build()));
    }

    @Test
    void headersLeadNowhere() throws Exception {
        RSAKey own = FakeIssuer.newKey();
        URI elsewhere = URI.create(corp.url + "/elsewhere");
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(corp.key.getKeyID());
        refused(signed(own, header.jwk(own.toPublicJWK()).build()));
        refused(signed(own, header.jwk(null).jwkURL(elsewhere).build()));
        refused(signed(own, header.jwkURL(null).x509CertURL(elsewhere).build()));
        header.x509CertURL(null);
        refused(signed(own, header.keyID("../../../../dev/null").build()));
        refused(signed(own, header.keyID("' or '1'='1").build()));
        header.keyID(corp.key.getKeyID());
        refused(signed(corp.key, header.criticalParams(Set.of("exp")).build()));
        header.criticalParams(null);
        for (String type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt")) {
            refused(signed(corp.key, header.type(new JOSEObjectType(type)).build()));
        }
        assertThat(bearer.verify(
                                signed(corp.key, header.type(JOSEObjectType.JWT).build()))
                        .caller()
                        .username())
                .isEqualTo("ada");
    }

    private String signed(RSAKey key, JWSHeader header) throws Exception {
        SignedJWT token = new SignedJWT(header, good().build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
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

    /** Nobody can tell whether such a token is good, so it is not called bad. */
    @Test
    void aKeyThatIsNewDuringAnOutageIsNotCalledBad() {
        bearer.verify(corp.sign(good().build()));
        RSAKey fresh = FakeIssuer.newKey();
        String token = corp.sign(fresh, good().build());
        corp.mood = FakeIssuer.Mood.HUGE;
        world.clock.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> bearer.verify(token)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.retryAfter()).isPositive();
                assertThat(problem.hint()).contains("key");
            });
        }
        assertThat(bearer.verify(corp.sign(good().build())).caller().username()).isEqualTo("ada");
        corp.key = fresh;
        corp.mood = FakeIssuer.Mood.WELL;
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(bearer.verify(token).caller().username()).isEqualTo("ada");
    }

    @Test
    void anIssuerThatComesBackIsFoundWithinAMinute() {
        corp.mood = FakeIssuer.Mood.HUGE;
        String token = corp.sign(good().build());
        for (int minute = 0; minute < 60; minute++) {
            assertThatThrownBy(() -> bearer.verify(token)).hasMessageContaining("cannot be reached");
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThatThrownBy(() -> bearer.verify(token)).hasMessageContaining("cannot be reached");
        corp.mood = FakeIssuer.Mood.WELL;
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(bearer.verify(token).caller().username()).isEqualTo("ada");
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
