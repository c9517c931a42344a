package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.workflow.persistence.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerCheckTest {

    private final SettableClock clock = new SettableClock();
    private final Caller ada = new Caller(7, "ada", false, false);
    private final AtomicInteger asked = new AtomicInteger();
    private final BearerCheck check = new BearerCheck(List.of(new Issuer("https://a"), new Issuer("https://b")), clock);

    @Test
    void theIssuerThatATokenNamesIsAskedOnceInAWhile() {
        String token = signed("https://b");
        assertThat(check.check(token).credential()).isEqualTo("https://b");
        check.check(token);
        assertThat(asked).hasValue(1);
        clock.advance(TokenCache.LIFE);
        check.check(token);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatIsRevokedIsAskedAboutAgainAtOnce() {
        String token = signed("https://a");
        check.check(token);
        check.forget(new TokensRevoked(7));
        check.check(token);
        assertThat(asked).hasValue(2);
    }

    @Test
    void anAnswerIsNotRememberedLongerThanItsTokenLives() {
        String token = signed("https://a");
        check.check(token);
        clock.advance(Duration.ofSeconds(5));
        check.check(token);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aStrangersTokenIsRefused() {
        assertThatThrownBy(() -> check.check(signed("https://c"))).hasMessage("Verify token fail.");
        assertThat(asked).hasValue(0);
    }

    @Test
    void itIsAskedAboutAgainAtOnceAfterAGrantHasEnded() {
        String token = signed("https://b");
        check.check(token);
        check.forget(new GrantsEnded(7));
        check.check(token);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aTokenThatNobodySignedIsRefused() {
        String none =
                new PlainJWT(new JWTClaimsSet.Builder().issuer("https://a").build()).serialize();
        assertThatThrownBy(() -> check.check(none)).hasMessage("Verify token fail.");
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.bnVsbA.AA"})
    void whatIsNoTokenIsRefused(String text) {
        assertThatThrownBy(() -> check.check(text)).hasMessage("Verify token fail.");
        assertThatThrownBy(() -> check.check(text + "x".repeat(20_000))).hasMessage("Verify token fail.");
    }

    private static String signed(String issuer) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder().issuer(issuer).build());
            token.sign(new MACSigner("thirty-two bytes and a few more ones"));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private final class Issuer implements TokenIssuer {
        private final String name;

        Issuer(String name) {
            this.name = name;
        }

        @Override
        public boolean issues(String issuer, String key) {
            return issuer.equals(name);
        }

        @Override
        public VerifiedToken verify(String token) {
            asked.incrementAndGet();
            Instant end = name.equals("https://a") ? clock.instant().plusSeconds(5) : Instant.MAX;
            return new VerifiedToken(ada, name, end);
        }
    }
}
