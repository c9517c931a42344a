package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.problem.Problem;
import dev.workflow.sso.login.Arrival;
import dev.workflow.sso.login.BrowserSecret;
import dev.workflow.sso.login.IssuerAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The way to an issuer and back, as it should be and as attackers and broken issuers make it. */
class LoginTest {

    private static final OptionalLong NOBODY = OptionalLong.empty();
    private static final Map<String, ?> EVERYBODY = Map.of("provision", Map.of("rule", "everybody"));

    private final SsoWorld world = new SsoWorld();
    private final Visitor visitor = new Visitor(world);
    private final FakeIssuer corp;

    LoginTest() throws IOException {
        corp = new FakeIssuer();
    }

    @BeforeEach
    void trust() {
        corp.person(Map.of("preferred_username", "ada", "email", "ada@corp.example", "groups", List.of()));
        world.trust("corp", corp.url, EVERYBODY);
    }

    @AfterEach
    void close() {
        corp.close();
    }

    @Test
    void somebodyLogsInAndComesBackToTheSameAccount() {
        Arrival first = visitor.logIn(corp);
        Arrival second = new Visitor(world).logIn(corp);
        assertThat(first.caller().username()).isEqualTo("ada");
        assertThat(first.next()).isEqualTo("/user/");
        assertThat(first.linked()).isFalse();
        assertThat(second.caller()).isEqualTo(first.caller());
        assertThat(world.usernames()).containsExactly("ada");
    }

    @Test
    void theIssuerIsAskedWithPkceStateAndNonceAndNothingOfThemIsTheBrowsersSecret() {
        URI there = visitor.begin("corp", NOBODY);
        Map<String, List<String>> asked = URLUtils.parseParameters(there.getRawQuery());
        assertThat(asked.get("code_challenge_method")).containsExactly("S256");
        assertThat(asked.get("response_type")).containsExactly("code");
        assertThat(asked).containsKeys("state", "nonce", "code_challenge");
        assertThat(there.toString()).doesNotContain(visitor.secret.text());
    }

    @Test
    void whatTheIdTokenDoesNotSayIsAskedFor() {
        corp.person(Map.of());
        corp.userInfo.putAll(Map.of("sub", "subject-1", "preferred_username", "late", "groups", List.of("x")));
        assertThat(visitor.logIn(corp).caller().username()).isEqualTo("late");
    }

    @Test
    void theClaimThatScimKnowsThemByIsTheOneThatIsSet() {
        Caller ada = world.account("ada.l", account -> account.setOrigin("scim"));
        world.database.run(entities -> new ScimUserRepository(entities)
                .remember(ada.accountId(), Optional.of("o-1"), false, OffsetDateTime.now(world.clock)));
        world.trust("corp", corp.url, Map.of("scim", Map.of("link", "external_id", "claim", "oid")));
        corp.person(Map.of("preferred_username", "ada", "email", "", "groups", List.of(), "oid", "o-1"));
        assertThat(visitor.logIn(corp).caller()).isEqualTo(ada);
    }

    @Test
    void whatIsSaidAboutSomebodyElseIsNotBelieved() {
        corp.person(Map.of());
        corp.userInfo.putAll(Map.of("sub", "another", "preferred_username", "root"));
        refused("issuer-untrusted", () -> visitor.logIn(corp));
    }

    @Test
    void anAnswerCountsOnce() {
        URI there = visitor.begin("corp", NOBODY);
        IssuerAnswer answer = Visitor.answer(corp, there);
        visitor.finish("corp", NOBODY, answer);
        refused("login-expired", () -> visitor.finish("corp", NOBODY, answer));
    }

    @Test
    void anAnswerToAnotherBrowserIsNone() {
        URI there = visitor.begin("corp", NOBODY);
        IssuerAnswer answer = Visitor.answer(corp, there);
        refused("login-expired", () -> new Visitor(world).finish("corp", NOBODY, answer));
        refused("login-expired", () -> visitor.finish("corp", NOBODY, answer));
    }

    @Test
    void anAnswerThatNobodyAskedForIsNone() {
        IssuerAnswer made = new IssuerAnswer(BrowserSecret.random().text(), "code", corp.url, "");
        refused("login-expired", () -> visitor.finish("corp", NOBODY, made));
    }

    @Test
    void anAnswerAfterTenMinutesIsTooLate() {
        URI there = visitor.begin("corp", NOBODY);
        world.clock.advance(Duration.ofMinutes(10));
        refused("login-expired", () -> visitor.finish("corp", NOBODY, Visitor.answer(corp, there)));
    }

    @Test
    void oneIssuerCannotAnswerForAnother() throws IOException {
        try (FakeIssuer evil = new FakeIssuer()) {
            world.trust("evil", evil.url, EVERYBODY);
            URI there = visitor.begin("corp", NOBODY);
            IssuerAnswer mixed = new IssuerAnswer(Visitor.state(there), "stolen", evil.url, "");
            refused("login-mixed-up", () -> visitor.finish("corp", NOBODY, mixed));
            URI again = visitor.begin("corp", NOBODY);
            IssuerAnswer crossed = new IssuerAnswer(Visitor.state(again), "stolen", evil.url, "");
            refused("login-expired", () -> visitor.finish("evil", NOBODY, crossed));
            URI silent = visitor.begin("corp", NOBODY);
            IssuerAnswer nameless = new IssuerAnswer(Visitor.state(silent), "stolen", "", "");
            refused("login-mixed-up", () -> visitor.finish("corp", NOBODY, nameless));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, login-denied",
        "login_required, login-incomplete",
        "temporarily_unavailable, issuer-trouble",
        "invalid_scope, issuer-broken",
    })
    void whatTheIssuerRefusesIsToldInWords(String error, String code) {
        URI there = visitor.begin("corp", NOBODY);
        refused(
                code,
                () -> visitor.finish("corp", NOBODY, new IssuerAnswer(Visitor.state(there), "", corp.url, error)));
    }

    @Test
    void idTokensThatAreWrongAreNotBelieved() {
        lies("issuer-untrusted", claims -> claims.issuer("https://evil.example"));
        lies("issuer-untrusted", claims -> claims.audience("another-client"));
        lies("issuer-untrusted", claims -> claims.claim("nonce", "another"));
        lies("issuer-untrusted", claims -> claims.claim("nonce", null));
        lies("issuer-untrusted", claims -> claims.subject(null));
        lies("issuer-untrusted", claims -> claims.audience(List.of("workflow", "b"))
                .claim("azp", "b"));
        lies("issuer-untrusted", claims -> claims.claim("at_hash", "bm90IHRoZSBoYXNo"));
        lies(
                "clocks-differ",
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600))));
        lies("clocks-differ", claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
        assertThat(world.usernames()).isEmpty();
    }

    @Test
    void aKeyThatIsNotTheIssuersSignsNothing() {
        URI there = visitor.begin("corp", NOBODY);
        IssuerAnswer answer = Visitor.answer(corp, there);
        corp.key = FakeIssuer.newKey();
        refused("issuer-untrusted", () -> visitor.finish("corp", NOBODY, answer));
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeIssuer.Mood.class,
            names = {"HUGE", "SILENT", "ELSEWHERE"})
    void anIssuerThatDoesNotAnswerIsToldInWords(FakeIssuer.Mood mood) {
        SsoWorld hasty = new SsoWorld(world.clock, world.database, Duration.ofMillis(500));
        hasty.trust("corp", corp.url, EVERYBODY);
        corp.mood = mood;
        refused("issuer-unreachable", () -> new Visitor(hasty).begin("corp", NOBODY));
    }

    /** The browser would only say that it cannot connect. */
    @Test
    void nobodyIsSentToAnIssuerThatWentDown() {
        visitor.logIn(corp);
        corp.mood = FakeIssuer.Mood.HUGE;
        world.clock.advance(Duration.ofSeconds(31));
        refused("issuer-unreachable", () -> visitor.begin("corp", NOBODY));
        corp.mood = FakeIssuer.Mood.WELL;
        world.clock.advance(Duration.ofSeconds(5));
        assertThat(visitor.logIn(corp).caller().username()).isEqualTo("ada");
    }

    @Test
    void metadataThatLeadAstrayAreNotFollowed() {
        for (Map<String, String> bad : List.of(
                Map.of("issuer", "https://evil.example"),
                Map.of("jwks_uri", "http://169.254.169.254/keys"),
                Map.of("token_endpoint", "file:///etc/passwd"),
                Map.of("token_endpoint", "http://login.example.com/token"))) {
            Map<String, Object> good = Map.copyOf(corp.metadata);
            corp.metadata.putAll(bad);
            refused("issuer-unreachable", () -> visitor.begin("corp", NOBODY));
            corp.metadata.putAll(good);
            world.clock.advance(Duration.ofHours(1));
        }
        visitor.begin("corp", NOBODY);
    }

    @Test
    void anIssuerForOtherThingsIsNoPlaceToLogIn() {
        world.trust("corp", corp.url, Map.of("kinds", List.of("workload")));
        assertThatThrownBy(() -> visitor.begin("corp", NOBODY))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void aSecondFactorCountsOnlyWhereItIsTrusted() {
        corp.lie = claims -> claims.claim("amr", List.of("pwd", "otp"));
        assertThat(visitor.logIn(corp).secondFactor()).isFalse();
        world.trust("corp", corp.url, Map.of("provision", Map.of("rule", "everybody"), "trust_second_factor", true));
        assertThat(visitor.logIn(corp).secondFactor()).isTrue();
    }

    @Test
    void nobodyFillsTheTableOfLoginsThatAreUnderWay() {
        for (int i = 0; i < 200; i++) {
            visitor.begin("corp", NOBODY);
        }
        refused("too-many-attempts", () -> visitor.begin("corp", NOBODY));
        world.clock.advance(Duration.ofMinutes(11));
        visitor.begin("corp", NOBODY);
    }

    /** A text of the database's or of ours is not enough to sign with. */
    @Test
    void theClientsSecretIsNoKey() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                corp.claims("x", "workflow-api").build());
        token.sign(new MACSigner("the secret, made long enough for a key of HS256"));
        assertThatThrownBy(() -> world.tokens.access(
                        world.directory.named("corp", IssuerKind.BEARER).orElseThrow(), token.serialize()))
                .hasMessageContaining("Another algorithm expected");
    }

    private void lies(String code, UnaryOperator<JWTClaimsSet.Builder> lie) {
        corp.lie = lie;
        refused(code, () -> visitor.logIn(corp));
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.hint()).isNotBlank();
        });
    }
}
