package dev.workflow.passport.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.passport.Client;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.Parameters;
import dev.workflow.passport.Passport;
import dev.workflow.persistence.identity.Caller;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CodeGrantTest {

    private static final String ELSEWHERE = "https://shop.example.com/other";
    private static final URI TOKEN_ENDPOINT = URI.create(Passport.ISSUER + "/token/");

    private final Passport passport = new Passport();
    private final Caller ada = passport.account("ada");
    private final Client shop = passport.client("shop", false, Passport.REDIRECT);
    private final SessionKey session = passport.logIn(ada, LoginMethod.PASSWORD, LoginMethod.CODE);
    private final CodeVerifier verifier = new CodeVerifier();

    @Test
    void aCodeIsGoodForTokensThatSayWhatWasApproved() throws Exception {
        OneTimeKey code = code(shop, verifier, "&scope=openid+read&nonce=n-0S6_WzA2Mj");
        AccessTokenResponse tokens =
                exchange(shop, code, Passport.REDIRECT, verifier).orElseThrow();
        JWTClaimsSet claims = tokens.getTokens().toOIDCTokens().getIDToken().getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(Long.toString(ada.accountId()));
        assertThat(claims.getAudience()).containsExactly("shop");
        assertThat(claims.getStringClaim("nonce")).isEqualTo("n-0S6_WzA2Mj");
        assertThat(claims.getLongClaim("auth_time"))
                .isEqualTo(passport.session(session).authenticated().getEpochSecond());
        assertThat(claims.getStringClaim("sid"))
                .isEqualTo(passport.session(session).uuid().toString());
        assertThat(claims.getStringListClaim("amr")).containsExactlyInAnyOrder("pwd", "otp");
        assertThat(tokens.getTokens().getAccessToken().getScope().toStringList())
                .containsExactlyInAnyOrder("openid", "read");
        assertThat(tokens.getTokens().getRefreshToken()).isNotNull();
    }

    @Test
    void aSecondUseEndsWhatTheFirstOneGave() {
        OneTimeKey code = code(shop, verifier, "");
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isPresent();
        assertThat(passport.grants()).isEqualTo(1);
        passport.clock.advance(Duration.ofHours(1));
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isEmpty();
        assertThat(passport.grants()).isZero();
    }

    @Test
    void ofManyAtOnceOneGetsTokens() throws Exception {
        OneTimeKey code = code(shop, verifier, "");
        Callable<Boolean> use =
                () -> exchange(shop, code, Passport.REDIRECT, verifier).isPresent();
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Boolean> got = new ArrayList<>();
            for (Future<Boolean> answer : clients.invokeAll(java.util.Collections.nCopies(20, use))) {
                got.add(answer.get());
            }
            assertThat(got).containsOnlyOnce(true);
            assertThat(passport.grants()).isZero();
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void aCodeOfAnotherClientIsWorthNothing() {
        Client mallory = passport.client("mallory", false, Passport.REDIRECT);
        OneTimeKey code = code(shop, verifier, "");
        assertThat(exchange(mallory, code, Passport.REDIRECT, verifier)).isEmpty();
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isPresent();
        assertThat(exchange(mallory, code, Passport.REDIRECT, verifier)).isEmpty();
        assertThat(passport.grants()).as("nor can they end what it gave").isEqualTo(1);
    }

    @Test
    void theVerifierMustFit() {
        OneTimeKey code = code(shop, verifier, "");
        assertThat(exchange(shop, code, Passport.REDIRECT, new CodeVerifier())).isEmpty();
        assertThat(exchange(shop, code, Passport.REDIRECT, null)).isEmpty();
        CodeVerifier challenge = new CodeVerifier(
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        assertThat(exchange(shop, code, Passport.REDIRECT, challenge)).isEmpty();
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isPresent();
    }

    @Test
    void aVerifierWithoutChallengeIsADowngrade() {
        Client server = passport.client("server", true, Passport.REDIRECT);
        OneTimeKey code = code(server, null, "");
        assertThat(exchange(server, code, Passport.REDIRECT, verifier)).isEmpty();
        assertThat(exchange(server, code, Passport.REDIRECT, null)).isPresent();
    }

    @Test
    void theAddressMustBeTheSame() {
        OneTimeKey code = code(shop, verifier, "");
        assertThat(exchange(shop, code, ELSEWHERE, verifier)).isEmpty();
        assertThat(exchange(shop, code, null, verifier)).isEmpty();
        assertThat(exchange(shop, code, Passport.REDIRECT + "/", verifier)).isEmpty();
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isPresent();
    }

    @Test
    void aCodeIsGoodForAMinute() {
        OneTimeKey early = code(shop, verifier, "");
        passport.clock.advance(Codes.LIFE.minusSeconds(1));
        assertThat(exchange(shop, early, Passport.REDIRECT, verifier)).isPresent();
        OneTimeKey late = code(shop, verifier, "");
        passport.clock.advance(Codes.LIFE);
        assertThat(exchange(shop, late, Passport.REDIRECT, verifier)).isEmpty();
    }

    @Test
    void aCodeEndsWithItsSessionItsAccountAndItsPassword() {
        OneTimeKey code = code(shop, verifier, "");
        passport.container.run(Sessions.class, sessions -> sessions.end(session));
        assertThat(exchange(shop, code, Passport.REDIRECT, verifier)).isEmpty();

        OneTimeKey changed = code(shop, verifier, "", passport.logIn(ada));
        passport.container.run(Codes.class, codes -> codes.forget(new TokensRevoked(ada.accountId())));
        assertThat(exchange(shop, changed, Passport.REDIRECT, verifier)).isEmpty();

        OneTimeKey disabled = code(shop, verifier, "", passport.logIn(ada));
        passport.disable(ada);
        assertThat(exchange(shop, disabled, Passport.REDIRECT, verifier)).isEmpty();
    }

    @Test
    void whatWasNeverGivenOutIsNoCode() {
        OneTimeKey code = code(shop, verifier, "");
        for (String text :
                List.of("x", code.text() + "A", code.digest(), code.text().toLowerCase(java.util.Locale.ROOT))) {
            assertThat(exchange(shop, new OneTimeKey(text), Passport.REDIRECT, verifier))
                    .isEmpty();
        }
    }

    private OneTimeKey code(Client client, CodeVerifier pkce, String more) {
        return code(client, pkce, more, session);
    }

    private OneTimeKey code(Client client, CodeVerifier pkce, String more, SessionKey key) {
        String challenge = pkce == null
                ? ""
                : "&code_challenge_method=S256&code_challenge="
                        + CodeChallenge.compute(CodeChallengeMethod.S256, pkce).getValue();
        Parameters asked =
                Parameters.parse("response_type=code&client_id=x&redirect_uri=" + Passport.REDIRECT + challenge + more);
        try {
            Authorization request = AuthorizationRules.check(
                    asked, AuthorizationTarget.of(asked, id -> Optional.of(client)), hint -> Optional.empty());
            return passport.container.call(Codes.class, codes -> codes.issue(request, passport.session(key)));
        } catch (GeneralException refused) {
            throw new AssertionError(refused);
        }
    }

    /** As the container does it: a refusal commits what was done before it. */
    private Optional<AccessTokenResponse> exchange(Client client, OneTimeKey code, String redirect, CodeVerifier pkce) {
        TokenRequest request = new TokenRequest(
                TOKEN_ENDPOINT,
                new ClientID(client.id()),
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code.text()), redirect == null ? null : URI.create(redirect), pkce),
                null);
        return passport.container.call(CodeGrant.class, grant -> {
            try {
                return Optional.of(grant.handle(request, Optional.of(client), Passport.ISSUER, Passport.HERE));
            } catch (GeneralException refused) {
                assertThat(refused.getErrorObject().getCode()).isEqualTo("invalid_grant");
                return Optional.empty();
            }
        });
    }
}
