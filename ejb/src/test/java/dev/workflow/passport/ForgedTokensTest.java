package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody made up or bent, and those that are not for the API (hardening.md, OAuth/JWT). */
class ForgedTokensTest {

    private final SettableClock clock = new SettableClock();
    private final PassportWorld world = new PassportWorld(clock);
    private final Account ada = world.account("ada");
    private final Client shop = world.client("shop");
    private OIDCTokens tokens;
    private RSAKey key;
    private JWTClaimsSet claims;

    @BeforeEach
    void begin() throws Exception {
        tokens = (OIDCTokens) world.begin(shop, ada, "openid", "deploy:blog").tokens();
        key = world.ring.signing();
        claims = SignedJWT.parse(tokens.getAccessToken().getValue()).getJWTClaimsSet();
    }

    @Test
    void theRealOneOpensWhatItsScopeSays() {
        Caller caller = verify(tokens.getAccessToken().getValue());
        assertThat(caller.accountId()).isEqualTo(ada.getId());
        assertThat(caller.scope()).isEqualTo(new Scope(Scope.Level.DEPLOY, Set.of("blog")));
        assertThat(verify(signed(header(), claims))).isEqualTo(caller);
    }

    @Test
    void unsignedOnesAreRefused() {
        String body = base64(claims.toString());
        for (String alg : List.of("none", "None", "NONE")) {
            String head = base64("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}");
            refused(head + "." + body + ".");
            refused(head + "." + body);
            refused(head + "." + body + "." + base64("x"));
        }
    }

    @Test
    void thePublicKeyIsNoSecret() throws Exception {
        for (byte[] secret : List.of(
                key.toRSAPublicKey().getEncoded(),
                key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                key.getModulus().decode())) {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new MACSigner(secret));
            refused(token.serialize());
        }
    }

    @Test
    void otherAlgorithmsOfTheSameKeyAreRefused() throws Exception {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
            JWSHeader header = new JWSHeader.Builder(algorithm)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            refused(signed(header, claims));
        }
    }

    @Test
    void aHeaderCannotBringItsOwnKey() throws Exception {
        RSAKey own = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .jwk(own.toPublicJWK())
                .jwkURL(URI.create("http://127.0.0.1:1/jwks.json"))
                .x509CertURL(URI.create("http://127.0.0.1:1/cert.pem"))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(own));
        refused(token.serialize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "' or '1'='1",
                "x' union select 'a' --",
                "/etc/passwd",
                "http://127.0.0.1:1/key",
                "\0",
                ""
            })
    void kidsThatAreNotOursAreRefused(String kid) {
        refused(signed(new JWSHeader.Builder(header()).keyID(kid).build(), claims));
        refused(signed(new JWSHeader.Builder(header()).keyID(null).build(), claims));
    }

    @Test
    void typesThatAreNotAccessTokensAreRefused() {
        refused(tokens.getIDToken().serialize());
        refused(tokens.getRefreshToken().getValue());
        for (String typ : List.of("logout+jwt", "secevent+jwt", "dpop+jwt", "jose")) {
            refused(signed(
                    new JWSHeader.Builder(header())
                            .type(new JOSEObjectType(typ))
                            .build(),
                    claims));
        }
        refused(signed(new JWSHeader.Builder(header()).type(null).build(), claims));
        refused(signed(
                new JWSHeader.Builder(header()).criticalParams(Set.of("exp")).build(), claims));
    }

    @Test
    void claimsMustBeOursAndOfNow() {
        Date past = Date.from(clock.instant().minusSeconds(1));
        Date future = Date.from(clock.instant().plusSeconds(120));
        List<UnaryOperator<JWTClaimsSet.Builder>> bent = List.of(
                it -> it.issuer("https://evil.example.com/oauth"),
                it -> it.issuer(null),
                it -> it.audience("shop"),
                it -> it.audience((String) null),
                it -> it.expirationTime(past),
                it -> it.expirationTime(null),
                it -> it.notBeforeTime(future),
                it -> it.jwtID(null),
                it -> it.subject(ada.getId() + 1 + ""),
                it -> it.subject(null),
                it -> it.claim("scope", "openid deploy:blog admin"),
                it -> it.claim("client_id", "other"),
                it -> it.claim("client_id", null),
                it -> it.claim("client_id", 5),
                it -> it.claim("grant", null),
                it -> it.claim("grant", 5),
                it -> it.claim("grant", "not-a-uuid"),
                it -> it.claim("grant", UUID.randomUUID().toString()));
        for (UnaryOperator<JWTClaimsSet.Builder> how : bent) {
            refused(signed(header(), how.apply(new JWTClaimsSet.Builder(claims)).build()));
        }
    }

    @Test
    void whatIsNoTokenIsRefused() {
        String real = tokens.getAccessToken().getValue();
        for (String text : List.of(
                "", ".", "..", "...", "a.b.c", real + "A", real.substring(1), real + "." + real, "x".repeat(20_000))) {
            refused(text);
        }
    }

    @Test
    void withoutAScopeOfTheApiItOpensNothingOfIt() {
        String token = world.begin(shop, ada, "openid", "profile", "deploy:../x", "administrator")
                .tokens()
                .getAccessToken()
                .getValue();
        assertThat(world.check(token)).isPresent();
        assertThatThrownBy(() -> verify(token)).isInstanceOf(Problem.class);
    }

    @Test
    void itEndsByItselfAndWithItsGrant() {
        String token = tokens.getAccessToken().getValue();
        clock.advance(Duration.ofMinutes(15));
        refused(token);
        var other = world.begin(shop, ada, "read");
        verify(other.tokens().getAccessToken().getValue());
        world.database.run(entities -> world.tokens(entities).end(other.grant()));
        refused(other.tokens().getAccessToken().getValue());
    }

    /** Another issuer's name may end as ours does. */
    @Test
    void withoutAnAddressOfOurOwnOurKeysTellWhatIsOurs() {
        PassportSettings nameless = new PassportSettings(15, 60, 0, true, Optional.empty());
        world.database.run(entities -> {
            PassportTokens issuer = issuer(entities, nameless);
            assertThat(issuer.issues("http://127.0.0.1:8080/oauth", key.getKeyID()))
                    .isTrue();
            assertThat(issuer.issues("https://login.example.com/oauth", "theirs"))
                    .isFalse();
            assertThat(issuer.issues("https://login.example.com/oauth", "")).isFalse();
        });
        world.database.run(entities -> {
            PassportTokens issuer = issuer(entities, world.settings);
            assertThat(issuer.issues(PassportWorld.ISSUER, "whatever")).isTrue();
            assertThat(issuer.issues("https://login.example.com/oauth", key.getKeyID()))
                    .isFalse();
        });
    }

    private void refused(String token) {
        assertThat(world.check(token)).as(token).isEmpty();
        assertThatThrownBy(() -> verify(token))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(401));
    }

    private Caller verify(String token) {
        return world.database.call(
                entities -> issuer(entities, world.settings).verify(token).caller());
    }

    private PassportTokens issuer(EntityManager entities, PassportSettings settings) {
        return new PassportTokens(world.access(entities), world.ring, settings);
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
    }

    private String signed(JWSHeader header, JWTClaimsSet what) {
        try {
            SignedJWT token = new SignedJWT(header, what);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String base64(String text) {
        return Base64URL.encode(text).toString();
    }
}
